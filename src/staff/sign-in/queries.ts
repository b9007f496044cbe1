import { type CallFailure, call } from '#api/client.ts';
import { listDevelopmentAccounts, readStaffSession } from '#contract/casework/endpoints.ts';
import type { StaffSession } from '#contract/casework/schema.ts';
import type { ResponseOf } from '#contract/endpoint.ts';
import { ok, type Result } from '#lib/result.ts';

export type StaffAccount = ResponseOf<typeof listDevelopmentAccounts>['accounts'][number];

/** Null when nobody is signed in. */
export async function loadSession(city: string): Promise<Result<StaffSession | null, CallFailure>> {
  const answer = await call(readStaffSession, { parameters: { city } });
  return answer.ok ? ok(answer.value.value.session) : answer;
}

/** Accounts of the development login; `not-found` where no simulator runs. */
export async function loadAccounts(city: string): Promise<Result<readonly StaffAccount[], CallFailure>> {
  const answer = await call(listDevelopmentAccounts, { parameters: { city } });
  return answer.ok ? ok(answer.value.value.accounts) : answer;
}
