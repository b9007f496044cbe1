import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { departmentName, useCity } from '../cities/city-context.ts';
import { failureWords } from '../frame/failure-words.ts';
import { signOut } from './commands.ts';
import { useSession } from './session-context.ts';

type SessionBarProps = { readonly onLock: () => void; readonly onEnded: () => void };

/** Who is working here, and how to stop. */
export function SessionBar({ onLock, onEnded }: SessionBarProps) {
  const { t } = useTranslation('casework');
  const { guide } = useCity();
  const { session, departmentKey } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const end = async () => {
    setBusy(true);
    setProblem('');
    const outcome = await signOut(session.city);
    if (outcome.ok) return onEnded();
    setBusy(false);
    setProblem(failureWords(t, outcome.failure));
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line pb-2 print:hidden">
      <p>
        {t('frame.signedIn', { name: session.name, department: departmentName(guide, session.department) })}
      </p>
      <div className="flex flex-wrap gap-x-2">
        {departmentKey ? (
          <Button variant="text" onClick={onLock}>
            {t('frame.lockKey')}
          </Button>
        ) : null}
        <Button variant="text" busy={busy} onClick={end}>
          {busy ? t('frame.ending') : t('frame.endSession')}
        </Button>
      </div>
      <p role="alert" className="basis-full text-danger">
        {problem}
      </p>
    </div>
  );
}
