import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formPagePath, type Place } from '#contract/addresses.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { type ConcreteField, visibleEntries, visibleFields, wordsOf } from '#contract/procedures/rules.ts';
import type { GroupField, Page, ProcedureEdition } from '#contract/procedures/schema.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { answerWords } from '../model/answer-words.ts';
import { formPages } from '../model/form.ts';

type AnswersListProps = {
  readonly place: Place;
  readonly edition: ProcedureEdition;
  /** Normalised. */
  readonly answers: Answers;
  /** With a link to change each, while it is a draft. */
  readonly application: string | null;
  /** Where the same stands twice on a page. */
  readonly idPrefix?: string;
};

/** Everything that was answered, as the city will read it. */
export function AnswersList({ place, edition, answers, application, idPrefix = '' }: AnswersListProps) {
  const { t } = useTranslation('applications');
  const { definition, text } = edition;
  const changeLink = (page: Page, field: string) =>
    application === null ? undefined : (
      <Link
        to={formPagePath(place, application, page.id)}
        aria-label={t('check.changeOf', { field })}
        className="inline-flex min-h-11 items-center"
      >
        {t('check.change')}
      </Link>
    );
  const row = (page: Page, field: ConcreteField) => {
    const { words, entry } = wordsOf(text, field);
    const answer = answerWords(t, place.language, field, answers, text);
    const name = entry
      ? t('issue.inEntry', { entry: entry.words, number: entry.number, text: words.label })
      : words.label;
    return (
      <SummaryRow
        key={field.key}
        term={<MarkedText>{words.label}</MarkedText>}
        action={changeLink(page, name)}
      >
        {answer === '' ? (
          <span className="text-muted">{t('check.empty')}</span>
        ) : field.kind === 'choice' ? (
          // The words of an option; what a person typed is never marked.
          <MarkedText>{answer}</MarkedText>
        ) : (
          answer
        )}
      </SummaryRow>
    );
  };
  const group = (page: Page, field: GroupField): ReactNode => {
    const entries = visibleEntries(field, answers);
    const words = text.fields[field.key];
    if (entries.length > 0) {
      return entries.map(({ entry, position, fields }) => (
        <Fragment key={entry}>
          <h3>
            <MarkedText>
              {t('group.entry', { entry: words?.entry ?? words?.label ?? '', number: position })}
            </MarkedText>
          </h3>
          <SummaryList>{fields.map((one) => row(page, one))}</SummaryList>
        </Fragment>
      ));
    }
    return (
      <SummaryList>
        <SummaryRow
          term={<MarkedText>{words?.label ?? ''}</MarkedText>}
          action={changeLink(page, words?.label ?? '')}
        >
          <span className="text-muted">{t('check.empty')}</span>
        </SummaryRow>
      </SummaryList>
    );
  };
  return formPages(definition, answers).map((page) => (
    <section key={page.id} aria-labelledby={`${idPrefix}page-${page.id}`} className="flex flex-col gap-2">
      <h2 id={`${idPrefix}page-${page.id}`}>
        <MarkedText>{text.pages[page.id]?.title ?? ''}</MarkedText>
      </h2>
      {inRuns(visibleFields(page, answers)).map((run) => (
        <Fragment key={run.key}>
          {run.group ? (
            group(page, run.group)
          ) : (
            <SummaryList>{run.fields.map((field) => row(page, field))}</SummaryList>
          )}
        </Fragment>
      ))}
    </section>
  ));
}

type Run = {
  readonly key: string;
  readonly group: GroupField | null;
  readonly fields: readonly ConcreteField[];
};

/** Plain fields that follow each other are one list; a group stands for itself. */
function inRuns(fields: ReturnType<typeof visibleFields>): readonly Run[] {
  const runs: Run[] = [];
  for (const field of fields) {
    const last = runs.at(-1);
    if (field.kind === 'group') runs.push({ key: field.key, group: field, fields: [] });
    else if (last && !last.group) runs.splice(-1, 1, { ...last, fields: [...last.fields, field] });
    else runs.push({ key: field.key, group: null, fields: [field] });
  }
  return runs;
}
