import { type CallFailure, call } from '#api/client.ts';
import { developmentLogin, endStaffSession } from '#contract/casework/endpoints.ts';
import type { StaffSession } from '#contract/casework/schema.ts';
import { ok, type Result } from '#lib/result.ts';

/** The simulator's sign-in: it asks for no proof. */
export async function signIn(city: string, account: string): Promise<Result<StaffSession, CallFailure>> {
  const answer = await call(developmentLogin, { parameters: { city }, body: { account } });
  return answer.ok ? ok(answer.value.value) : answer;
}

/** A session that is over already is ended too. */
export async function signOut(city: string): Promise<Result<null, CallFailure>> {
  const answer = await call(endStaffSession, { parameters: { city } });
  if (answer.ok || isSignInRequired(answer.failure)) return ok(null);
  return answer;
}

export function isSignInRequired(failure: { readonly kind: string }): boolean {
  return (
    'problem' in failure && (failure as CallFailure & { kind: 'problem' }).problem.code === 'sign-in-required'
  );
}
