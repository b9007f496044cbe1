import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { applicationsPath, checkAnswersPath, formPagePath } from '#contract/addresses.ts';
import { normalise, validate } from '#contract/procedures/rules.ts';
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
import { usePageTitle } from '#ui/use-page-title.ts';
import { fieldOf, formPages, pageOf, pageToContinue } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import type { ApplicationPageProps, ReadyApplication } from './application-gate.tsx';
import { FeeAndDeadline } from './fee-and-deadline.tsx';

type DraftPhase = Extract<ApplicationRecord['phase'], { kind: 'draft' }>;
type DraftProps = ApplicationPageProps & ReadyApplication & { readonly phase: DraftPhase };

/** Days after which Safari may erase what a page stored, counted from the last visit (its own policy). */
const SAFARI_KEEPS_DAYS = 7;

export function Draft({ place, guide, offline, record, edition, phase }: DraftProps) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { definition, text } = edition;
  const answers = normalise(definition, record.answers);
  const issues = validate(definition, answers, tokyoToday(systemClock));
  const pages = formPages(definition, answers);
  const toWrite = issues.filter((issue) => pageOf(pages, issue.path));
  const next = toWrite.length > 0 ? pageToContinue(pages, toWrite) : null;
  const fadesAfter = useFadingDate(record.savedAt);
  usePageTitle(`${t('draft.title')} | ${text.title}`);
  const discard = async () => {
    // Sent meanwhile in another tab: then it stays, and this page shows that it waits.
    if (!(await offline.store.discard(record.id, 'draft'))) return;
    navigate(applicationsPath(place), { replace: true });
  };
  return (
    <>
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>
        {phase.refusal ? t('refused.title') : t('draft.title')}
      </PageHeading>
      {phase.refusal ? (
        <Notice kind="warning">
          <p>{t(refusalKey(phase.refusal.code))}</p>
          <ul className="list-disc ps-6">
            {phase.refusal.issues.map((issue) => {
              const page = pageOf(definition.pages, issue.path);
              return (
                <li key={issue.path}>{issueWords(t, issue, page && fieldOf(page, issue.path), text)}</li>
              );
            })}
          </ul>
        </Notice>
      ) : null}
      <p>{t('draft.savedAt', { time: formatInstant(place.language, new Date(record.savedAt)) })}</p>
      {fadesAfter ? <p>{t('form.mayFade', { date: formatDate(place.language, fadesAfter) })}</p> : null}
      <FeeAndDeadline guide={guide} edition={edition} answers={answers} />
      {next ? (
        <Link to={formPagePath(place, record.id, next.id)} className={buttonClass('solid')}>
          {t('draft.continue')}
        </Link>
      ) : (
        <Link to={checkAnswersPath(place, record.id)} className={buttonClass('solid')}>
          {t('draft.check')}
        </Link>
      )}
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
