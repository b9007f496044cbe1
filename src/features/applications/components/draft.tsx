import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { applicationsPath, checkAnswersPath, formPagePath } from '#contract/addresses.ts';
import { normalise, validate, volatileKeys } from '#contract/procedures/rules.ts';
import { formatDate, formatInstant } from '#i18n/format.ts';
import { systemClock } from '#lib/clock.ts';
import { addDays, tokyoDate, tokyoToday } from '#lib/dates.ts';
import { isAppleMobile, isInstalled } from '#lib/device.ts';
import type { ApplicationRecord } from '#offline/index.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { Details } from '#ui/details.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { whyAtWindow } from '../model/at-window.ts';
import { formPages, pageOf, pageToContinue } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import { newerVersion } from '../model/newer.ts';
import type { ApplicationPageProps, ReadyApplication } from './application-gate.tsx';
import { FeeAndDeadline } from './fee-and-deadline.tsx';
import { NewerFormLater } from './newer-form-later.tsx';

type DraftPhase = Extract<ApplicationRecord['phase'], { kind: 'draft' }>;
type DraftProps = ApplicationPageProps & ReadyApplication & { readonly phase: DraftPhase };

/** Days after which Safari may erase what a page stored, counted from the last visit (its own policy). */
const SAFARI_KEEPS_DAYS = 7;

export function Draft({ place, guide, offline, record, edition, phase }: DraftProps) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { definition, text } = edition;
  const answers = normalise(definition, record.answers);
  const today = tokyoToday(systemClock);
  const issues = validate(definition, answers, today);
  const pages = formPages(definition, answers);
  const unkept = volatileKeys(definition);
  // What no draft keeps is asked again on the check page.
  const toWrite = issues.filter(
    ({ path }) => !unkept.has(path) && pageOf(definition, answers, pages, path) !== null,
  );
  const next = toWrite.length > 0 ? pageToContinue(definition, answers, toWrite) : null;
  const newer = newerVersion(guide, record);
  const isAtWindow = whyAtWindow(definition, answers, today) !== null;
  const [isMoved, setMoved] = useState(false);
  useEffect(() => {
    if (isMoved) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [isMoved]);
  const fadesAfter = useFadingDate(record.savedAt);
  usePageTitle(`${t('draft.title')} | ${text.title}`);
  const discard = async () => {
    // Sent meanwhile in another tab: then it stays, and this page shows that it waits.
    if (!(await offline.store.discard(record.id, 'draft'))) return;
    offline.unkept.forget(record.id);
    navigate(applicationsPath(place), { replace: true });
  };
  return (
    <>
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>
        {phase.refusal ? t('refused.title') : phase.isPrepared ? t('prepared.title') : t('draft.title')}
      </PageHeading>
      {phase.refusal ? (
        <Notice kind="warning">
          <p>{t(refusalKey(phase.refusal.code))}</p>
          <ul className="list-disc ps-6">
            {phase.refusal.issues.map((issue) => (
              <li key={issue.path}>{issueWords(t, place.language, issue, edition, record.answers)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p role="status" className="empty:hidden">
        {isMoved ? t('newer.moved') : ''}
      </p>
      {newer ? (
        <NewerFormLater
          place={place}
          offline={offline}
          record={record}
          edition={edition}
          version={newer}
          onMoved={() => setMoved(true)}
        />
      ) : null}
      <p>{t('draft.savedAt', { time: formatInstant(place.language, new Date(record.savedAt)) })}</p>
      {fadesAfter ? (
        <p>
          {t(isAtWindow ? 'prepared.mayFade' : 'form.mayFade', {
            date: formatDate(place.language, fadesAfter),
          })}
        </p>
      ) : null}
      <FeeAndDeadline guide={guide} edition={edition} answers={answers} atWindow={isAtWindow} />
      {next ? (
        <Link to={formPagePath(place, record.id, next.id)} className={buttonClass('solid')}>
          {t('draft.continue')}
        </Link>
      ) : (
        <Link to={checkAnswersPath(place, record.id)} className={buttonClass('solid')}>
          {t(phase.isPrepared ? 'prepared.look' : isAtWindow ? 'prepared.check' : 'draft.check')}
        </Link>
      )}
      {record.earlier && record.earlier.length > 0 ? (
        <Details summary={t('newer.earlier')}>
          <SummaryList>
            {record.earlier.map(({ label, value }) => (
              <SummaryRow key={`${label}/${value}`} term={<MarkedText>{label}</MarkedText>}>
                {value}
              </SummaryRow>
            ))}
          </SummaryList>
        </Details>
      ) : null}
      <Details summary={t('draft.discard')}>
        <p>{t('draft.discardWarning')}</p>
        <Button variant="outline" className="self-start" onClick={() => void discard()}>
          {t('draft.discardYes')}
        </Button>
      </Details>
    </>
  );
}

function refusalKey(code: string): 'refused.answers' | 'refused.photo' | 'refused.again' {
  if (code === 'answers-refused') return 'refused.answers';
  return code === 'attachment-refused' || code === 'too-large' ? 'refused.photo' : 'refused.again';
}

/** The day after which this browser may drop the draft; null where it promised not to, or keeps no such rule. */
function useFadingDate(savedAt: string): string | null {
  const [date, setDate] = useState<string | null>(null);
  useEffect(() => {
    if (!isAppleMobile() || isInstalled()) return;
    void navigator.storage?.persisted?.().then((isKept) => {
      if (!isKept) setDate(addDays(tokyoDate(new Date(savedAt)), SAFARI_KEEPS_DAYS));
    });
  }, [savedAt]);
  return date;
}
