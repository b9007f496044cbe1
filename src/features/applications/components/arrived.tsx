import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { applicationsPath } from '#contract/addresses.ts';
import type { ApplicationStatus } from '#contract/applications/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { nextSteps, normalise } from '#contract/procedures/rules.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { formatInstant, formatTime } from '#i18n/format.ts';
import { systemClock } from '#lib/clock.ts';
import type { ApplicationRecord } from '#offline/index.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CopyText } from '#ui/copy-text.tsx';
import { Details } from '#ui/details.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { readStatus } from '../commands.ts';
import { AnswersList } from './answers-list.tsx';
import type { ApplicationPageProps, ReadyApplication } from './application-gate.tsx';
import { FeeAndDeadline } from './fee-and-deadline.tsx';

type ArrivedPhase = Extract<ApplicationRecord['phase'], { kind: 'arrived' }>;
type ArrivedProps = ApplicationPageProps & ReadyApplication & { readonly phase: ArrivedPhase };

/** The receipt number and the time of arrival, what happens next, and how the city stands with it. */
export function Arrived({ place, guide, offline, record, edition, phase }: ArrivedProps) {
  const { t } = useTranslation('applications');
  const { definition, text } = edition;
  const answers = normalise(definition, record.answers);
  const window = guide.text.windows[definition.window];
  const arrivedAt = formatInstant(place.language, new Date(phase.receipt.arrivedAt));
  const navigate = useNavigate();
  usePageTitle(`${t('arrived.title')} | ${text.title}`);
  const remove = async () => {
    await offline.store.discard(record.id, 'arrived');
    navigate(applicationsPath(place), { replace: true });
  };
  return (
    <>
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>{t('arrived.title')}</PageHeading>
      <Card variant="waiting" aria-labelledby="receipt">
        <h2 id="receipt">
          <MarkedText>{t('arrived.receipt')}</MarkedText>
        </h2>
        <CopyText
          text={phase.receipt.receipt}
          label={t('arrived.copy')}
          copied={t('arrived.copied')}
          failed={t('arrived.copyFailed')}
        />
        <p>{t('arrived.at', { time: arrivedAt })}</p>
      </Card>
      <section aria-labelledby="next" className="flex flex-col gap-2">
        <h2 id="next">{t('arrived.next')}</h2>
        <ol className="flex list-decimal flex-col gap-2 ps-6">
          {nextSteps(definition, answers).map((step) => (
            <li key={step}>
              <MarkedText>{text.next[step] ?? ''}</MarkedText>
            </li>
          ))}
        </ol>
        {window ? (
          <p>
            <MarkedText>
              {t('window', { place: `${window.name} ${window.place} ${window.hours}` })}
            </MarkedText>
          </p>
        ) : null}
      </section>
      <FeeAndDeadline guide={guide} edition={edition} answers={answers} hasArrived />
      <Standing place={place} guide={guide} offline={offline} record={record} edition={edition} />
      <Button variant="text" className="self-start print:hidden" onClick={() => print()}>
        {t('arrived.print')}
      </Button>
      <Details summary={t('arrived.remove')} className="print:hidden">
        <p>
          <MarkedText>{t('arrived.removeWarning')}</MarkedText>
        </p>
        <Button variant="outline" className="self-start" onClick={() => void remove()}>
          {t('arrived.removeYes')}
        </Button>
      </Details>
    </>
  );
}

type StandingProps = Pick<ArrivedProps, 'place' | 'guide' | 'offline' | 'record' | 'edition'>;
type Standing =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'known'; readonly status: ApplicationStatus; readonly at: Date }
  | { readonly kind: 'failed'; readonly words: string };

/** How the city stands with it, asked at each visit; and the copy that only this phone can open. */
function Standing({ place, guide, offline, record, edition }: StandingProps) {
  const { t } = useTranslation(['applications', 'shell']);
  const [standing, setStanding] = useState<Standing>({ kind: 'unasked' });
  const [copy, setCopy] = useState<Answers | null>(null);
  const { phone } = guide.city;
  const ask = useCallback(async () => {
    const answer = await readStatus(record);
    if (answer.ok) return setStanding({ kind: 'known', status: answer.value, at: systemClock() });
    if (answer.failure.kind === 'not-arrived') return;
    const isGone = answer.failure.kind === 'problem' && answer.failure.problem.code === 'not-found';
    setStanding({
      kind: 'failed',
      words: isGone ? t('arrived.gone', { phone }) : t(`shell:${failureKey(answer.failure)}`),
    });
  }, [record, t, phone]);
  useEffect(() => void ask(), [ask]);
  const open = async (sealed: string) => {
    const opened = await offline.openCopy(sealed).catch(() => null);
    if (opened) setCopy(opened.answers);
    else setStanding({ kind: 'failed', words: t('shell:failure.unexpected') });
  };
  return (
    <section aria-labelledby="history" className="flex flex-col items-start gap-2">
      <h2 id="history">{t('arrived.history')}</h2>
      {standing.kind === 'known' ? (
        <>
          <ol className="flex list-disc flex-col gap-1 ps-6" aria-live="polite">
            {standing.status.history.map(({ state, at }) => (
              <li key={state}>
                <MarkedText>{t(`arrived.${state}`)}</MarkedText> {formatInstant(place.language, new Date(at))}
              </li>
            ))}
          </ol>
          <p className="text-muted">{t('arrived.updatedAt', { time: formatTime(standing.at) })}</p>
        </>
      ) : null}
      {standing.kind === 'failed' ? (
        <Notice kind="warning" role="status">
          {standing.words}
        </Notice>
      ) : null}
      <Button variant="outline" className="print:hidden" onClick={() => void ask()}>
        {t('arrived.refresh')}
      </Button>
      {standing.kind === 'known' && copy === null ? (
        <>
          <Button
            variant="outline"
            className="print:hidden"
            onClick={() => void open(standing.status.sealed)}
          >
            {t(`arrived.copyOfCity.${guide.city.kind}`)}
          </Button>
          <p className="text-muted print:hidden">{t('arrived.copyOfCityHelp')}</p>
        </>
      ) : null}
      {copy ? (
        <div className="flex w-full flex-col gap-4">
          <AnswersList place={place} edition={edition} answers={copy} application={null} />
        </div>
      ) : null}
    </section>
  );
}
