/** What went wrong between phone and city hall, as a key of the reader's words. Field problems have their own. */
import type { ProblemCode } from '#contract/problem.ts';

type Failure =
  | { readonly kind: 'problem'; readonly problem: { readonly code: ProblemCode } }
  | { readonly kind: string };

export type FailureKey = 'failure.noAnswer' | 'failure.busy' | 'failure.unexpected';

/** @param failure of `call` in #api/client.ts */
export function failureKey(failure: Failure): FailureKey {
  if (failure.kind === 'no-answer' || failure.kind === 'not-understood') return 'failure.noAnswer';
  if ('problem' in failure) {
    const { code } = failure.problem;
    if (code === 'too-many-requests' || code === 'in-flight' || code === 'unavailable') return 'failure.busy';
  }
  return 'failure.unexpected';
}
