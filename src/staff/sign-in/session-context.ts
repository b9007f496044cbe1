import { createContext, useContext } from 'react';
import type { StaffSession } from '#contract/casework/schema.ts';
import type { Result } from '#lib/result.ts';
import type { DepartmentKey } from '../casework/department-key.ts';
import { useLoad } from '../frame/use-load.ts';
import { isSignInRequired } from './commands.ts';

export type SessionOfPage = {
  readonly session: StaffSession;
  /** In the memory of this page alone: a reload asks for the phrase again. */
  readonly departmentKey: DepartmentKey | null;
  readonly keepKey: (key: DepartmentKey) => void;
  /** The server no longer knows the session: back to the sign-in, at the same address. */
  readonly expire: () => void;
};

export const SessionContext = createContext<SessionOfPage | null>(null);

export function useSession(): SessionOfPage {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session around this page');
  return session;
}

/** `useLoad` for what only staff may read: when the session is over, the sign-in comes instead. */
export function useStaffLoad<Value, Failure extends { readonly kind: string }>(
  question: string,
  load: () => Promise<Result<Value, Failure>>,
) {
  const { expire } = useSession();
  return useLoad(question, async () => {
    const result = await load();
    if (!result.ok && isSignInRequired(result.failure)) expire();
    return result;
  });
}
