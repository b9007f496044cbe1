import { type CallFailure, call } from '#api/client.ts';
import { acceptCase } from '#contract/casework/endpoints.ts';
import { ok, type Result } from '#lib/result.ts';

export type Acceptance = {
  readonly city: string;
  readonly application: string;
  /** The state that the clerk has seen; another one by now refuses the act. */
  readonly etag: string;
  /** One a decision: pressed again after a lost answer it is the same act. */
  readonly idempotencyKey: string;
};

/** Accepts a notification 受理. It cannot be undone. */
export async function accept(acceptance: Acceptance): Promise<Result<null, CallFailure>> {
  const { city, application, etag, idempotencyKey } = acceptance;
  const answer = await call(acceptCase, {
    parameters: { city, application },
    body: {},
    ifMatch: etag,
    idempotencyKey,
  });
  return answer.ok ? ok(null) : answer;
}
