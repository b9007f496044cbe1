import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureKey } from '#i18n/failure-words.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { Button } from '#ui/button.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { type Moving, wordsOfMove } from '../model/moving.ts';
import { createTyping, type Typing } from '../model/typing.ts';
import { readEdition } from '../queries.ts';
import type { ApplicationPageProps, ReadyApplication } from './application-gate.tsx';
import { Options } from './choice-fields.tsx';

export type NewerFormProps = Pick<ApplicationPageProps, 'place'> &
  Omit<ReadyApplication, 'kind'> & {
    readonly version: string;
    readonly onMoved: () => void;
  };

type State =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'shown'; readonly moving: Moving; readonly seen: ReadyApplication['record'] };

/** The procedure has a newer form: what it would mean to go over, and the choice to stay with the old one. */
export function NewerForm({ place, offline, record, edition, version, onMoved }: NewerFormProps) {
  const { t } = useTranslation(['applications', 'procedures', 'shell']);
  const [state, setState] = useState<State>({ kind: 'quiet' });
  // Answers to new questions before the form; they go along.
  const [extra] = useState(() => createTyping());
  const box = useFocusOnNews(state.kind);
  const compare = async () => {
    setState({ kind: 'loading' });
    const newer = await readEdition(place, record.procedure, version);
    if (!newer.ok) return setState({ kind: 'failed', words: t(`shell:${failureKey(newer.failure)}`) });
    await offline.drafts.flush(record.id);
    const seen = (await offline.store.read(record.id)) ?? record;
    const today = tokyoToday(systemClock);
    const moving = wordsOfMove(t, place.language, edition, newer.value, seen.answers, today);
    return setState({ kind: 'shown', moving, seen });
  };
  const move = async (moving: Moving, seen: ReadyApplication['record']) => {
    const earlier = moving.gone.map(({ label, value }) => ({ label, value }));
    const moved = await offline.store.moveDraft(seen, {
      version,
      answers: { ...moving.answers, ...extra.all() },
      earlier,
    });
    if (moved.ok) onMoved();
    else setState({ kind: 'failed', words: t('newer.notMoved') });
  };
  return (
    <Notice
      kind="info"
      heading={t('newer.title')}
      ref={box}
      tabIndex={-1}
      className="focus-visible:outline-none"
    >
      <p>{t('newer.text')}</p>
      {state.kind === 'failed' ? <p role="alert">{state.words}</p> : null}
      <p role="status" className="empty:hidden">
        {state.kind === 'loading' ? t('newer.loading') : ''}
      </p>
      {state.kind === 'shown' ? (
        <>
          <Changes {...state.moving} extra={extra} />
          <Button className="self-start" onClick={() => void move(state.moving, state.seen)}>
            {t('newer.move')}
          </Button>
          <Button variant="outline" className="self-start" onClick={() => setState({ kind: 'quiet' })}>
            {t('newer.stay')}
          </Button>
        </>
      ) : (
        <Button
          variant="outline"
          className="self-start"
          busy={state.kind === 'loading'}
          onClick={() => void compare()}
        >
          {t('newer.look')}
        </Button>
      )}
    </Notice>
  );
}

type ChangesProps = Pick<Moving, 'again' | 'gone'> & { readonly extra: Typing };

function Changes({ again, gone, extra }: ChangesProps) {
  const { t } = useTranslation('applications');
  return (
    <div className="flex flex-col gap-4">
      {again.length === 0 ? (
        <p>{t('newer.againNone')}</p>
      ) : (
        <section aria-labelledby="again">
          <h2 id="again">{t('newer.again')}</h2>
          <SummaryList>
            {again.map(({ path, label, reason, options }) => (
              <SummaryRow key={path} term={<MarkedText>{label}</MarkedText>}>
                {t(`newer.reason.${reason}`)}
                {options ? (
                  <Options
                    name={path}
                    words={{ id: path, label: <span className="sr-only">{label}</span> }}
                    typing={extra}
                    readOnly={false}
                    options={options}
                  />
                ) : null}
              </SummaryRow>
            ))}
          </SummaryList>
        </section>
      )}
      {gone.length === 0 ? null : (
        <section aria-labelledby="gone">
          <h2 id="gone">{t('newer.gone')}</h2>
          <SummaryList>
            {gone.map(({ path, label, value, reason }) => (
              <SummaryRow key={path} term={<MarkedText>{label}</MarkedText>}>
                {value}
                <p className="text-muted">{t(`newer.goneReason.${reason}`)}</p>
              </SummaryRow>
            ))}
          </SummaryList>
          <p>{t('newer.kept')}</p>
        </section>
      )}
    </div>
  );
}

/** What takes the place of a pressed button takes the focus. */
function useFocusOnNews(kind: State['kind']) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(kind);
  useEffect(() => {
    const isNews = (kind === 'shown') !== (before.current === 'shown');
    before.current = kind;
    if (isNews) box.current?.focus();
  }, [kind]);
  return box;
}
