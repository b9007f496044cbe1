/** The one place that turns failure into HTTP (RFC 9457). */
import { PROBLEM_MEDIA_TYPE, type ProblemCode, problem } from '#contract/problem.ts';
import { codeOf, problemOfDatabase } from '../db/failures.ts';
import type { Failure } from './failure.ts';

const DEFAULT_RETRY_AFTER: Partial<Record<ProblemCode, number>> = {
  'in-flight': 1,
  'too-many-requests': 10,
  unavailable: 5,
};

export function problemResponse(failure: Failure, more: { correlationId?: string } = {}): Response {
  const body = problem(failure.code, { ...(failure.issues ? { issues: [...failure.issues] } : {}), ...more });
  const headers = new Headers({ 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store' });
  const retryAfter = failure.retryAfter ?? DEFAULT_RETRY_AFTER[failure.code];
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  if (failure.code === 'sign-in-required') headers.set('www-authenticate', 'Claim');
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** An error nobody expected, seen as a failure: the database's passing troubles, or ours. */
export function failureOf(error: unknown): Failure {
  const code = problemOfDatabase(error);
  return { code: code ?? 'unexpected' };
}

/** A caller that went away in the middle of its request is nobody's fault. */
export function isAbandoned(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || codeOf(error) === 'ECONNRESET');
}
