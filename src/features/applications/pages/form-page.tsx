import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { applicationPath, checkAnswersPath, formPagePath } from '#contract/addresses.ts';
import type { Issue } from '#contract/problem.ts';
import { attachmentIds } from '#contract/procedures/answers.ts';
import { normalise, validatePage } from '#contract/procedures/rules.ts';
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
import type { RenderPhotos } from '../components/field-input.tsx';
import { FormFields } from '../components/form-fields.tsx';
import { NewerLink } from '../components/newer-link.tsx';
import { PhotoField } from '../components/photo-field.tsx';
import { useDecidingAnswers } from '../model/deciding.ts';
import { formPages } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import { useTyping } from '../model/use-typing.ts';
import { useUnmended } from '../model/use-unmended.ts';

/** One small group of questions. It saves itself; "next" looks whether something is missing. */
export function FormPage(props: ApplicationPageProps) {
  return (
    <ApplicationGate {...props}>
      {(ready) => <Form key={`${ready.record.id}/${ready.record.version}`} {...props} {...ready} />}
    </ApplicationGate>
  );
}

type FormProps = ApplicationPageProps & ReadyApplication;

type Attempt = { readonly number: number; readonly words: readonly { path: string; text: string }[] };

function Form({ place, guide, offline, record, edition }: FormProps) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { page: pageId = '' } = useParams();
  const { definition, text } = edition;
  const { id } = record;
  const { typing, unsaved } = useTyping(offline, record, definition);
  const answers = useDecidingAnswers(definition, typing);
  const [attempt, setAttempt] = useState<Attempt>({ number: 0, words: [] });
  const pages = formPages(definition, answers);
  const index = pages.findIndex((page) => page.id === pageId);
  const page = pages[index];
  const errors = useUnmended(attempt.words, definition, page, typing);
  const title = text.pages[pageId]?.title ?? '';
  const isSent = record.phase.kind !== 'draft';
  const isFull = unsaved === 'disk-full';
  const renderPhotos = useCallback<RenderPhotos>(
    (field, label) => (
      <PhotoField
        offline={offline}
        application={id}
        field={field}
        typing={typing}
        label={label}
        readOnly={isFull}
      />
    ),
    [offline, id, typing, isFull],
  );
  const dropPhotos = useCallback(
    (field: string) => void dropAll(offline, id, field, typing.read(field)),
    [offline, id, typing],
  );
  usePageTitle(`${title} | ${text.title}`);
  useEffect(() => {
    // Sent meanwhile in another tab, or a page that these answers no longer ask.
    if (isSent || !page) navigate(applicationPath(place, id), { replace: true });
  }, [isSent, page, navigate, place, id]);
  if (!page || isSent) return null;

  const show = (issues: readonly Issue[]) =>
    setAttempt({
      number: attempt.number + 1,
      words: issues.map((issue) => ({
        path: issue.path,
        text: issueWords(t, place.language, issue, edition, typing.all()),
      })),
    });
  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    const written = await offline.drafts.flush(id);
    if (!written.ok) return;
    const now = normalise(definition, typing.all());
    const issues = validatePage(page, now, tokyoToday(systemClock));
    if (issues.length > 0) return show(issues);
    const asked = formPages(definition, now);
    const next = asked[asked.findIndex((one) => one.id === page.id) + 1];
    navigate(next ? formPagePath(place, id, next.id) : checkAnswersPath(place, id));
  };
  const previous = pages[index - 1];
  return (
    <form noValidate onSubmit={(event) => void goOn(event)} className="flex flex-col gap-5">
      {attempt.words.length > 0 ? (
        <ErrorSummary
          key={attempt.number}
          heading={t('form.summary', { number: attempt.words.length })}
          errors={attempt.words.map((one) => ({ field: one.path, text: one.text }))}
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
      <NewerLink place={place} guide={guide} record={record} />
      {isFull || unsaved === 'not-saved' ? (
        <Notice kind="danger" role="alert">
          <p>{t(isFull ? 'form.diskFull' : 'form.notSaved')}</p>
          <Button variant="outline" className="self-start" onClick={() => void offline.drafts.flush()}>
            {t('form.diskRetry')}
          </Button>
        </Notice>
      ) : null}
      <FormFields
        page={page}
        text={text}
        answers={answers}
        typing={typing}
        errors={errors}
        readOnly={isFull}
        renderPhotos={renderPhotos}
        dropPhotos={dropPhotos}
      />
      <p className="text-muted">{t('form.autosave')}</p>
      <Button type="submit">{t('form.next')}</Button>
      {previous ? (
        <Link
          to={formPagePath(place, id, previous.id)}
          className="inline-flex min-h-11 items-center self-center"
        >
          {t('form.back')}
        </Link>
      ) : null}
    </form>
  );
}

/** One after the other, as the store wants it. What cannot be removed goes with the draft. */
async function dropAll(
  offline: FormProps['offline'],
  id: string,
  field: string,
  answer: string,
): Promise<void> {
  for (const photo of attachmentIds(answer)) {
    await offline.store.removePhoto(id, field, photo).catch(() => null);
  }
}
