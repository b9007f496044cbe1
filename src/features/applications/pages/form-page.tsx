import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { applicationPath, checkAnswersPath, formPagePath } from '#contract/addresses.ts';
import type { Issue } from '#contract/problem.ts';
import { normalise, validatePage, visibleFields } from '#contract/procedures/rules.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import {
  ApplicationGate,
  type ApplicationPageProps,
  type ReadyApplication,
} from '../components/application-gate.tsx';
import { FieldInput } from '../components/field-input.tsx';
import { PhotoField } from '../components/photo-field.tsx';
import { fieldOf, formPages } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import { useTyping } from '../model/use-typing.ts';

/** One small group of questions. It saves itself; "next" looks whether something is missing. */
export function FormPage(props: ApplicationPageProps) {
  return <ApplicationGate {...props}>{(ready) => <Form {...props} {...ready} />}</ApplicationGate>;
}

type FormProps = ApplicationPageProps & ReadyApplication;

function Form({ place, guide, offline, record, edition }: FormProps) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { page: pageId = '' } = useParams();
  const { typed, change, saving } = useTyping(offline, record);
  const [attempt, setAttempt] = useState<{ number: number; issues: readonly Issue[] }>({
    number: 0,
    issues: [],
  });
  const { definition, text } = edition;
  const answers = normalise(definition, typed);
  const pages = formPages(definition, answers);
  const index = pages.findIndex((page) => page.id === pageId);
  const page = pages[index];
  const title = text.pages[pageId]?.title ?? '';
  const isSent = record.phase.kind !== 'draft';
  usePageTitle(`${title} | ${text.title}`);
  useEffect(() => {
    // Sent meanwhile in another tab, or a page that these answers no longer ask.
    if (isSent || !page) navigate(applicationPath(place, record.id), { replace: true });
  }, [isSent, page, navigate, place, record.id]);
  if (!page || isSent) return null;

  const isFull = saving.kind === 'failed' && saving.failure.kind === 'disk-full';
  const isUnsaved = saving.kind === 'failed' && saving.failure.kind === 'not-saved';
  const words = attempt.issues.map((issue) => ({
    path: issue.path,
    text: issueWords(t, issue, fieldOf(page, issue.path), text),
  }));
  const errors = new Map(words.map((one) => [one.path, one.text]));
  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    const written = await offline.drafts.flush(record.id);
    if (!written.ok) return;
    const issues = validatePage(page, answers, tokyoToday(systemClock));
    if (issues.length > 0) return setAttempt({ number: attempt.number + 1, issues });
    const next = pages[index + 1];
    navigate(next ? formPagePath(place, record.id, next.id) : checkAnswersPath(place, record.id));
  };
  const previous = pages[index - 1];
  return (
    <form noValidate onSubmit={(event) => void goOn(event)} className="flex flex-col gap-5">
      {words.length > 0 ? (
        <ErrorSummary
          key={attempt.number}
          heading={t('form.summary', { number: words.length })}
          errors={words.map((one) => ({ field: one.path, text: one.text }))}
        />
      ) : null}
      <PageHeading
        above={
          <MarkedText>
            {t('form.above', { procedure: text.title, page: index + 1, total: pages.length })}
          </MarkedText>
        }
      >
        <MarkedText>{title}</MarkedText>
      </PageHeading>
      {text.pages[pageId]?.help ? (
        <p>
          <MarkedText>{text.pages[pageId].help}</MarkedText>
        </p>
      ) : null}
      {isFull || isUnsaved ? (
        <Notice kind="danger" role="alert">
          <p>{t(isFull ? 'form.diskFull' : 'form.notSaved')}</p>
          <Button variant="outline" className="self-start" onClick={() => void offline.drafts.flush()}>
            {t('form.diskRetry')}
          </Button>
        </Notice>
      ) : null}
      {visibleFields(page, answers).map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          text={text.fields[field.key] ?? { label: '' }}
          typed={typed}
          onChange={change}
          errors={errors}
          readOnly={isFull}
          city={guide.city.id}
          attachment={
            field.kind === 'attachment' ? (
              <PhotoField
                offline={offline}
                record={record}
                field={field}
                label={text.fields[field.key]?.label ?? ''}
                readOnly={isFull}
              />
            ) : null
          }
        />
      ))}
      <p className="text-muted">{t('form.autosave')}</p>
      <Button type="submit">{t('form.next')}</Button>
      {previous ? (
        <Link
          to={formPagePath(place, record.id, previous.id)}
          className="inline-flex min-h-11 items-center self-center"
        >
          {t('form.back')}
        </Link>
      ) : null}
    </form>
  );
}
