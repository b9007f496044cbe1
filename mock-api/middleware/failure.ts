/** What an operation answers when it cannot do what was asked; one place turns it into HTTP. */
import type { Issue, ProblemCode } from '#contract/problem.ts';

export type Failure = {
  readonly code: ProblemCode;
  readonly issues?: readonly Issue[];
  /** When it makes sense to try again, in seconds. */
  readonly retryAfter?: number;
};

/** A short way to write a refusal. */
export function refusal(
  code: ProblemCode,
  more: Omit<Failure, 'code'> = {},
): {
  readonly ok: false;
  readonly failure: Failure;
} {
  return { ok: false, failure: { code, ...more } };
}
