import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationPath, formPagePath } from '#contract/addresses.ts';
import { formatDate } from '#i18n/format.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { toMendBeforeWindow, type WhyAtWindow } from '../model/at-window.ts';
import { allAsked, formPages, pageOf } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import { AnswersList } from './answers-list.tsx';
import { FeeAndDeadline } from './fee-and-deadline.tsx';
import { JapaneseCopy } from './japanese-copy.tsx';
import type { CheckedProps } from './send-form.tsx';

/** Ready on this phone, to be handed in at the counter: where, what to bring, and everything on paper. */
export function Prepared({
  place,
  guide,
  offline,
  record,
  edition,
  answers,
  why,
}: CheckedProps & { readonly why: WhyAtWindow }) {
  const { t } = useTranslation('applications');
  const { definition, text } = edition;
  const { id, phase } = record;
  const today = tokyoToday(systemClock);
  const issues = toMendBeforeWindow(definition, answers, today);
  const isReady = issues.length === 0;
  const isMarked = phase.kind !== 'draft' || phase.isPrepared === true;
  const pages = formPages(definition, answers);
  const hasPhotos = allAsked(definition, answers).some(
    ({ kind, key }) => kind === 'attachment' && answers[key],
  );
  useEffect(() => {
    // What cannot be marked now is marked at the next visit: nothing typed is lost.
    if (isReady && !isMarked) void offline.store.markPrepared(id).catch(() => null);
  }, [isReady, isMarked, offline, id]);
  return (
    <div className="flex flex-col gap-5">
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>
        {t(isReady ? 'prepared.title' : 'prepared.titleToMend')}
      </PageHeading>
      <p className="hidden print:block">
        {t('prepared.printed', { date: formatDate(place.language, today) })}
      </p>
      <Notice kind="info" className="print:hidden">
        <p>{t('prepared.safe')}</p>
        <p>{t(`prepared.why.${why}`)}</p>
        <p>{t('prepared.use')}</p>
      </Notice>
      {isReady ? null : (
        <Notice
          kind="warning"
          heading={t('prepared.toMend', { number: issues.length })}
          className="print:hidden"
        >
          <ul className="list-disc ps-6">
            {issues.map((issue) => {
              const page = pageOf(definition, answers, pages, issue.path);
              const words = issueWords(t, place.language, issue, edition, answers);
              return (
                <li key={issue.path} className="py-1.5">
                  {page ? <Link to={formPagePath(place, id, page.id)}>{words}</Link> : words}
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
      <WindowCard guide={guide} edition={edition} />
      <FeeAndDeadline guide={guide} edition={edition} answers={answers} atWindow />
      <section aria-labelledby="bring" className="flex flex-col gap-2">
        <h2 id="bring">{t('prepared.bring')}</h2>
        <ul className="list-disc ps-6">
          {text.prepare.map((thing) => (
            <li key={thing}>
              <MarkedText>{thing}</MarkedText>
            </li>
          ))}
        </ul>
        {hasPhotos ? <p>{t('prepared.photos')}</p> : null}
      </section>
      <AnswersList place={place} edition={edition} answers={answers} application={id} />
      {place.language === 'ja' ? null : <JapaneseCopy place={place} edition={edition} answers={answers} />}
      <Button variant={isReady ? 'solid' : 'outline'} onClick={() => print()}>
        {t('prepared.print')}
      </Button>
      <p className="text-muted print:hidden">
        {t('prepared.after')}{' '}
        <Link to={applicationPath(place, id)} className="inline-flex min-h-11 items-center">
          {t('draft.discard')}
        </Link>
      </p>
    </div>
  );
}

function WindowCard({ guide, edition }: Pick<CheckedProps, 'guide' | 'edition'>) {
  const { t } = useTranslation('applications');
  const { city } = guide;
  const { window: id } = edition.definition;
  const window = guide.text.windows[id];
  const phone = city.windows.find((one) => one.id === id)?.phone ?? city.phone;
  return (
    <Card variant="waiting" aria-labelledby="counter">
      <h2 id="counter">{t('prepared.window')}</h2>
      <p className="font-bold">
        <MarkedText>{`${guide.text.name} ${window?.name ?? ''}`.trim()}</MarkedText>
      </p>
      {window ? (
        <>
          <p>
            <MarkedText>{window.place}</MarkedText>
          </p>
          <p>
            <MarkedText>{window.hours}</MarkedText>
          </p>
        </>
      ) : null}
      <p>
        <a href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
          {t('prepared.phone', { phone })}
        </a>
      </p>
    </Card>
  );
}
