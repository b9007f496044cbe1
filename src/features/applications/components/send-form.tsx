import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isReachable, subscribeReachability } from '#api/reachability.ts';
import { applicationPath, formPagePath } from '#contract/addresses.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { wordsOf } from '#contract/procedures/rules.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { type SendFailure, sendApplication } from '../commands.ts';
import { allAsked, declarationField, formPages, pageOf } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import type { Typing } from '../model/typing.ts';
import { AnswersList } from './answers-list.tsx';
import type { ApplicationPageProps, ReadyApplication } from './application-gate.tsx';
import { FeeAndDeadline } from './fee-and-deadline.tsx';
import { FieldInput } from './field-input.tsx';

export type CheckedProps = ApplicationPageProps &
  ReadyApplication & {
    readonly typing: Typing;
    /** Normalised. */
    readonly answers: Answers;
  };

/** Everything once more, what it costs, until when; then it is sealed and sent, now or when there is a network. */
export function SendForm({ place, guide, offline, record, edition, typing, answers }: CheckedProps) {
  const { t } = useTranslation(['applications', 'shell']);
  const navigate = useNavigate();
  const isOnline = useSyncExternalStore(subscribeReachability, isReachable);
  const [isSealing, setSealing] = useState(false);
  const [attempt, setAttempt] = useState<{ number: number; failure: SendFailure | null }>({
    number: 0,
    failure: null,
  });
  const { definition, text } = edition;
  const declaration = declarationField(definition);
  // What no draft keeps is gone with the page on which it was typed.
  const [askedAgain] = useState(() =>
    allAsked(definition, answers).filter(
      ({ kind, key }) => kind === 'my-number' && typing.read(`${key}First`) === '',
    ),
  );
  const statusPath = applicationPath(place, record.id);
  const { failure } = attempt;
  const issues = failure?.kind === 'to-mend' ? failure.issues : [];
  const words = issues.map((issue) => ({
    field: issue.path,
    text: issueWords(t, place.language, issue, edition, typing.all()),
  }));
  const errors = new Map(words.map((one) => [one.field, one.text]));

  const mend = (path: string) => {
    const here = askedAgain.some(({ key }) => path.startsWith(key)) || path === declaration?.key;
    const page = here ? null : pageOf(definition, answers, formPages(definition, answers), path);
    if (page) navigate(formPagePath(place, record.id, page.id));
    else document.querySelector<HTMLElement>(`input#${path}, #${path} input`)?.focus();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSealing) return;
    setSealing(true);
    const sent = await sendApplication(offline, record, edition).finally(() => setSealing(false));
    if (sent.ok || sent.failure.kind === 'not-a-draft') return navigate(statusPath, { replace: true });
    return setAttempt({ number: attempt.number + 1, failure: sent.failure });
  };
  const common = { typing, errors, readOnly: isSealing, renderPhotos: () => null };
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-5">
      {words.length > 0 ? (
        <ErrorSummary
          key={attempt.number}
          heading={t('form.summary', { number: words.length })}
          errors={words}
          onGoTo={mend}
        />
      ) : null}
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>{t('check.title')}</PageHeading>
      <AnswersList place={place} edition={edition} answers={answers} application={record.id} />
      <FeeAndDeadline guide={guide} edition={edition} answers={answers} />
      {askedAgain.map((field) => (
        <FieldInput key={field.key} {...common} field={field} text={wordsOf(text, field).words} />
      ))}
      {declaration ? (
        <FieldInput {...common} field={declaration} text={wordsOf(text, declaration).words} />
      ) : null}
      {isOnline ? null : (
        <Card variant="quiet">
          <p className="font-bold">{t('check.offlineTitle')}</p>
          <p>{t('check.offlineText')}</p>
        </Card>
      )}
      {failure && failure.kind !== 'to-mend' ? (
        <Notice key={attempt.number} kind="danger" role="alert">
          {failureWords(failure)}
        </Notice>
      ) : null}
      <Button type="submit" busy={isSealing}>
        {isSealing ? t('check.sending') : t('check.send')}
      </Button>
    </form>
  );

  function failureWords(failed: Exclude<SendFailure, { kind: 'to-mend' }>): string {
    switch (failed.kind) {
      case 'disk-full':
        return t('form.diskFull');
      case 'not-saved':
        return t('form.notSaved');
      case 'not-sealed':
        return t('check.notSealed');
      case 'changed-meanwhile':
        return t('check.changedMeanwhile');
      case 'not-a-draft':
        return t('check.alreadySent');
      case 'not-here':
        return t('list.notHere');
      case 'no-key':
        return failed.failure.kind === 'no-answer'
          ? t('check.noKey')
          : t(`shell:${failureKey(failed.failure)}`);
    }
  }
}
