/** The one error body of the API: RFC 9457 problem details with a stable code. Words are the client's. */
import * as z from 'zod/mini';

export const PROBLEM_STATUS = {
  'bad-request': 400,
  'sign-in-required': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'in-flight': 409,
  'already-decided': 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'answers-refused': 422,
  'attachment-missing': 422,
  'attachment-refused': 422,
  'cannot-open': 422,
  'key-reused': 422,
  'key-retired': 422,
  'version-unknown': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  unexpected: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

const problemCode = z.enum(
  // Object.keys widens to string[]; the object above is the only source of the codes.
  Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]],
);

/** One thing to mend: `path` names the field of the form, `code` says what is wrong with it. */
export const issueSchema = z.object({
  path: z.string(),
  code: z.string(),
  parameters: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
export type Issue = z.infer<typeof issueSchema>;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: problemCode,
  issues: z.optional(z.array(issueSchema)),
  /** Names the line in the server's log, for an unexpected failure only. */
  correlationId: z.optional(z.string()),
});
export type Problem = z.infer<typeof problemSchema>;

/** The media type of the body (RFC 9457 §3). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export function problem(code: ProblemCode, more: { issues?: Issue[]; correlationId?: string } = {}): Problem {
  return {
    type: `urn:smartphone-city-hall:problem:${code}`,
    title: code,
    status: PROBLEM_STATUS[code],
    code,
    ...more,
  };
}
