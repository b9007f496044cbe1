import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFailure } from '#api/client.ts';
import type { CaseSummary } from '#contract/casework/schema.ts';
import { systemClock } from '#lib/clock.ts';
import { uuidv7 } from '#lib/uuid.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useCity } from '../cities/city-context.ts';
import { failureWords } from '../frame/failure-words.ts';
import { isSignInRequired } from '../sign-in/commands.ts';
import { useSession } from '../sign-in/session-context.ts';
import { accept } from './commands.ts';

type AcceptPanelProps = {
  readonly summary: CaseSummary;
  readonly etag: string;
  /** Reads the present state again. */
  readonly onReload: () => void;
};

type Stage =
  | { readonly kind: 'open' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/** The decision: accept, once, on the state that was seen. */
export function AcceptPanel({ summary, etag, onReload }: AcceptPanelProps) {
  const { t } = useTranslation('casework');
  const { city } = useCity().place;
  const { expire } = useSession();
  const [stage, setStage] = useState<Stage>({ kind: 'open' });
  const idempotencyKey = useDecisionKey(etag);
  const result = useRef<HTMLDivElement>(null);
  // The button goes away under the clerk's fingers: what became of it takes the focus.
  useEffect(() => {
    if (stage.kind === 'accepted') result.current?.focus();
  }, [stage.kind]);

  const press = async () => {
    setStage({ kind: 'busy' });
    const outcome = await accept({ city, application: summary.id, etag, idempotencyKey });
    if (outcome.ok) {
      setStage({ kind: 'accepted' });
      onReload();
    } else if (isSignInRequired(outcome.failure)) expire();
    else setStage({ kind: 'failed', failure: outcome.failure });
  };
  const reload = () => {
    setStage({ kind: 'open' });
    onReload();
  };

  if (stage.kind === 'accepted') {
    return (
      <Notice kind="success" role="status" tabIndex={-1} ref={result} heading={t('accept.done')}>
        <p>{t('accept.doneBody', { receipt: summary.receipt })}</p>
      </Notice>
    );
  }
  if (summary.state === 'accepted') return null;
  const isOutdated = stage.kind === 'failed' && isDecidedElsewhere(stage.failure);
  return (
    <section className="flex flex-col items-start gap-3">
      <h2>{t('accept.title')}</h2>
      <p>{t('accept.body')}</p>
      {stage.kind === 'failed' ? (
        <Notice kind="warning" role="alert">
          <p>{stage.failure.kind === 'no-answer' ? t('accept.unsure') : failureWords(t, stage.failure)}</p>
        </Notice>
      ) : null}
      {isOutdated ? (
        <Button onClick={reload}>{t('accept.reload')}</Button>
      ) : (
        <Button busy={stage.kind === 'busy'} onClick={press}>
          {stage.kind === 'busy' ? t('accept.busy') : t('accept.press')}
        </Button>
      )}
    </section>
  );
}

/** One key for one decision on one state: a second press after a lost answer is the same act. */
function useDecisionKey(etag: string): string {
  const [decision, setDecision] = useState(() => ({ etag, key: uuidv7(systemClock) }));
  if (decision.etag !== etag) setDecision({ etag, key: uuidv7(systemClock) });
  return decision.key;
}

function isDecidedElsewhere(failure: CallFailure): boolean {
  return (
    failure.kind === 'problem' &&
    (failure.problem.code === 'already-decided' || failure.problem.code === 'precondition-failed')
  );
}
