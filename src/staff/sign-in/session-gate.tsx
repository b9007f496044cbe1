import { useMemo, useState } from 'react';
import { Outlet } from 'react-router';
import type { StaffSession } from '#contract/casework/schema.ts';
import type { DepartmentKey } from '../casework/department-key.ts';
import { useCity } from '../cities/city-context.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { Loading } from '../frame/loading.tsx';
import { useLoad } from '../frame/use-load.ts';
import { loadSession } from './queries.ts';
import { SessionBar } from './session-bar.tsx';
import { SessionContext } from './session-context.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Only for who is signed in to this municipality; everybody else meets the sign-in at the same address. */
export function SessionGate() {
  const { city } = useCity().place;
  // A key: neither session nor department key goes along to another municipality.
  return <CitySession key={city} city={city} />;
}

type Change =
  | { readonly kind: 'signed-in'; readonly session: StaffSession }
  | { readonly kind: 'expired' }
  | { readonly kind: 'ended' };

function CitySession({ city }: { readonly city: string }) {
  const { loaded, reload } = useLoad(city, () => loadSession(city));
  const [change, setChange] = useState<Change | null>(null);
  if (change?.kind === 'signed-in') return <SignedIn session={change.session} onChange={setChange} />;
  if (change)
    return (
      <SignInPage why={change.kind} onSignedIn={(session) => setChange({ kind: 'signed-in', session })} />
    );
  switch (loaded.kind) {
    case 'loading':
      return <Loading />;
    case 'ready':
      return loaded.value ? (
        <SignedIn session={loaded.value} onChange={setChange} />
      ) : (
        <SignInPage why={null} onSignedIn={(session) => setChange({ kind: 'signed-in', session })} />
      );
    case 'failed':
      return <FailureNotice failure={loaded.failure} onAgain={reload} />;
  }
}

type SignedInProps = { readonly session: StaffSession; readonly onChange: (change: Change) => void };

/** The department's key lives in this component: it is gone as soon as the session is. */
function SignedIn({ session, onChange }: SignedInProps) {
  const [departmentKey, setDepartmentKey] = useState<DepartmentKey | null>(null);
  const value = useMemo(
    () => ({
      session,
      departmentKey,
      keepKey: setDepartmentKey,
      expire: () => onChange({ kind: 'expired' }),
    }),
    [session, departmentKey, onChange],
  );
  return (
    <SessionContext value={value}>
      <SessionBar onLock={() => setDepartmentKey(null)} onEnded={() => onChange({ kind: 'ended' })} />
      <Outlet />
    </SessionContext>
  );
}
