import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isReachable, subscribeReachability } from '#api/reachability.ts';
import { applicationPath, formPagePath } from '#contract/addresses.ts';
import type { Issue } from '#contract/problem.ts';
import { normalise } from '#contract/procedures/rules.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { type SendFailure, sendApplication } from '../commands.ts';
import { AnswersList } from '../components/answers-list.tsx';
import {
  ApplicationGate,
  type ApplicationPageProps,
  type ReadyApplication,
} from '../components/application-gate.tsx';
import { FeeAndDeadline } from '../components/fee-and-deadline.tsx';
import { FieldInput } from '../components/field-input.tsx';
import { declarationField, fieldOf, formPages, pageOf } from '../model/form.ts';
import { issueWords } from '../model/issue-words.ts';
import { useTyping } from '../model/use-typing.ts';

/** Everything once more, what it costs, until when; then it is sealed and sent, now or when there is a network. */
export function CheckPage(props: ApplicationPageProps) {
  return <ApplicationGate {...props}>{(ready) => <Check {...props} {...ready} />}</ApplicationGate>;
}

type CheckProps = ApplicationPageProps & ReadyApplication;

function Check({ place, guide, offline, record, edition }: CheckProps) {
  const { t } = useTranslation(['applications', 'shell']);
  const navigate = useNavigate();
  const { typed, change } = useTyping(offline, record);
  const isOnline = useSyncExternalStore(subscribeReachability, isReachable);
  const [isSealing, setSealing] = useState(false);
  const [attempt, setAttempt] = useState<{ number: number; failure: SendFailure | null }>({
    number: 0,
    failure: null,
  });
  const { definition, text } = edition;
  const answers = normalise(definition, typed);
  const declaration = declarationField(definition);
  const statusPath = applicationPath(place, record.id);
  const isSent = record.phase.kind !== 'draft';
  usePageTitle(`${t('check.title')} | ${text.title}`);
  useEffect(() => {
    if (isSent) navigate(statusPath, { replace: true });
  }, [isSent, navigate, statusPath]);
  if (isSent) return null;

  const { failure } = attempt;
  const issues = failure?.kind === 'to-mend' ? failure.issues : [];
  const words = issues.map((issue) => ({ issue, text: wordsOf(issue) }));
  const errors = new Map(words.map((one) => [one.issue.path, one.text]));

  function wordsOf(issue: Issue): string {
    const page = pageOf(definition.pages, issue.path);
    return issueWords(t, issue, page && fieldOf(page, issue.path), text);
  }
  const mend = (path: string) => {
    const page = pageOf(formPages(definition, answers), path);
    if (page) navigate(formPagePath(place, record.id, page.id));
    else document.getElementById(`${path}-yes`)?.focus();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSealing) return;
    setSealing(true);
    const sent = await sendApplication(offline, record, edition).finally(() => setSealing(false));
    if (sent.ok || sent.failure.kind === 'not-a-draft') return navigate(statusPath, { replace: true });
    return setAttempt({ number: attempt.number + 1, failure: sent.failure });
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-5">
      {words.length > 0 ? (
        <ErrorSummary
          key={attempt.number}
          heading={t('form.summary', { number: words.length })}
          errors={words.map((one) => ({ field: one.issue.path, text: one.text }))}
          onGoTo={mend}
        />
      ) : null}
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>{t('check.title')}</PageHeading>
      <AnswersList place={place} edition={edition} answers={answers} application={record.id} />
      <FeeAndDeadline guide={guide} edition={edition} answers={answers} />
      {declaration ? (
        <FieldInput
          field={declaration}
          text={text.fields[declaration.key] ?? { label: '' }}
          typed={typed}
          onChange={change}
          errors={errors}
          readOnly={isSealing}
          city={guide.city.id}
          attachment={null}
        />
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
