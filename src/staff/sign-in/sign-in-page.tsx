import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffSession } from '#contract/casework/schema.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { departmentName, useCity } from '../cities/city-context.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { failureWords } from '../frame/failure-words.ts';
import { Loading } from '../frame/loading.tsx';
import { StaffPage } from '../frame/staff-page.tsx';
import { useLoad } from '../frame/use-load.ts';
import { signIn } from './commands.ts';
import { loadAccounts, type StaffAccount } from './queries.ts';

type SignInPageProps = {
  /** Why one is here again; null at the first visit. */
  readonly why: 'expired' | 'ended' | null;
  readonly onSignedIn: (session: StaffSession) => void;
};

/** The development login: it is a simulator, and says so before anything else. */
export function SignInPage({ why, onSignedIn }: SignInPageProps) {
  const { t } = useTranslation('casework');
  const { city } = useCity().place;
  const { loaded, reload } = useLoad(city, () => loadAccounts(city));
  return (
    <StaffPage title={t('signIn.title')}>
      {why ? (
        <Notice kind={why === 'expired' ? 'warning' : 'success'} role="status">
          <p>{t(why === 'expired' ? 'signIn.expired' : 'signIn.ended')}</p>
        </Notice>
      ) : null}
      <Notice kind="warning" heading={t('signIn.simulatorHeading')}>
        <p>{t('signIn.simulatorBody')}</p>
      </Notice>
      {loaded.kind === 'loading' ? <Loading /> : null}
      {loaded.kind === 'ready' ? <Accounts accounts={loaded.value} onSignedIn={onSignedIn} /> : null}
      {loaded.kind === 'failed' ? (
        loaded.failure.kind === 'problem' && loaded.failure.problem.code === 'not-found' ? (
          <p>{t('signIn.switchedOff')}</p>
        ) : (
          <FailureNotice failure={loaded.failure} onAgain={reload} />
        )
      ) : null}
    </StaffPage>
  );
}

type AccountsProps = {
  readonly accounts: readonly StaffAccount[];
  readonly onSignedIn: (session: StaffSession) => void;
};

function Accounts({ accounts, onSignedIn }: AccountsProps) {
  const { t } = useTranslation('casework');
  const { place, guide } = useCity();
  const [starting, setStarting] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const start = async (account: string) => {
    setStarting(account);
    setProblem('');
    const outcome = await signIn(place.city, account);
    if (outcome.ok) return onSignedIn(outcome.value);
    setStarting(null);
    setProblem(failureWords(t, outcome.failure));
  };
  if (accounts.length === 0) return <p>{t('signIn.none')}</p>;
  return (
    <section className="flex flex-col items-start gap-3">
      <h2>{t('signIn.accounts')}</h2>
      {accounts.map(({ account, name, department }) => (
        <Button key={account} variant="outline" busy={starting !== null} onClick={() => start(account)}>
          {starting === account
            ? t('signIn.starting')
            : t('signIn.startAs', { name, department: departmentName(guide, department) })}
        </Button>
      ))}
      <p role="alert" className="text-danger">
        {problem}
      </p>
    </section>
  );
}
