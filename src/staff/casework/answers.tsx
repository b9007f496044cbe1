import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#contract/casework/schema.ts';
import {
  type ConcreteField,
  holds,
  visibleEntries,
  visibleFields,
  visiblePages,
  wordsOf,
} from '#contract/procedures/rules.ts';
import type { GroupField, ProcedureText } from '#contract/procedures/schema.ts';
import { htmlLang } from '#lib/languages.ts';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { useCity } from '../cities/city-context.ts';
import { Answer } from './answer.tsx';
import { BothLanguages } from './both-languages.tsx';
import type { DepartmentKey } from './department-key.ts';
import { Photos } from './photos.tsx';
import type { ReadCase } from './queries.ts';

type AnswersProps = {
  readonly file: CaseFile;
  readonly departmentKey: DepartmentKey;
  readonly read: ReadCase;
};

/** What was written, page by page as it was asked, in the clerk's words with the writer's beside them. */
export function Answers({ file, departmentKey, read }: AnswersProps) {
  const { t } = useTranslation('casework');
  const { content, edition, writtenEdition } = read;
  const { definition, text } = edition;
  const row = (field: ConcreteField) => (
    <SummaryRow
      key={field.key}
      term={<Label of={(words) => wordsOf(words, field).words.label || field.key} read={read} />}
    >
      {field.kind === 'attachment' ? (
        <Photos
          label={wordsOf(text, field).words.label || field.key}
          answer={content.answers[field.key]}
          file={file}
          departmentKey={departmentKey}
        />
      ) : (
        <Answer field={field} content={content} text={text} writtenText={writtenEdition.text} />
      )}
    </SummaryRow>
  );
  return (
    <>
      <h2>{t('case.content')}</h2>
      <Eligibility read={read} />
      {visiblePages(definition, content.answers).map((page) => (
        <section key={page.id}>
          <h3>
            <Label of={(words) => words.pages[page.id]?.title ?? page.id} read={read} />
          </h3>
          {visibleFields(page, content.answers).map((field) =>
            field.kind === 'group' ? (
              <Entries key={field.key} group={field} read={read} row={row} />
            ) : (
              <SummaryList key={field.key}>{row(field)}</SummaryList>
            ),
          )}
        </section>
      ))}
    </>
  );
}

type EntriesProps = {
  readonly group: GroupField;
  readonly read: ReadCase;
  readonly row: (field: ConcreteField) => ReactNode;
};

function Entries({ group, read, row }: EntriesProps) {
  const { t } = useTranslation('casework');
  const entries = visibleEntries(group, read.content.answers);
  if (entries.length === 0) {
    return (
      <SummaryList>
        <SummaryRow term={<Label of={(words) => words.fields[group.key]?.label ?? group.key} read={read} />}>
          <span className="text-muted">{t('case.empty')}</span>
        </SummaryRow>
      </SummaryList>
    );
  }
  return entries.map(({ entry, position, fields }) => (
    <Fragment key={entry}>
      <h4 className="pt-3 font-bold">
        <Label
          of={(words) => {
            const own = words.fields[group.key];
            return t('case.entry', { entry: own?.entry ?? own?.label ?? group.key, number: position });
          }}
          read={read}
        />
      </h4>
      <SummaryList>{fields.map(row)}</SummaryList>
    </Fragment>
  ));
}

/** The first questions have no fields of their own, but decide what is asked. */
function Eligibility({ read }: { readonly read: ReadCase }) {
  const { t } = useTranslation('casework');
  const { answers } = read.content;
  const questions = (read.edition.definition.eligibility?.questions ?? []).filter(
    ({ key, when }) => answers[key] !== undefined && holds(when, answers),
  );
  if (questions.length === 0) return null;
  const common: Record<string, string> = {
    yes: t('case.yes'),
    no: t('case.no'),
    unsure: t('case.unsure'),
  };
  return (
    <section>
      <h3>{t('case.eligibility')}</h3>
      <SummaryList>
        {questions.map(({ key }) => {
          const answer = answers[key] ?? '';
          const own = (words: ProcedureText) => words.eligibility.questions[key]?.options?.[answer];
          return (
            <SummaryRow
              key={key}
              term={<Label of={(words) => words.eligibility.questions[key]?.label ?? key} read={read} />}
            >
              {own(read.edition.text) === undefined ? (
                (common[answer] ?? answer)
              ) : (
                <Label of={(words) => own(words) ?? answer} read={read} />
              )}
            </SummaryRow>
          );
        })}
      </SummaryList>
    </section>
  );
}

type LabelProps = { readonly of: (text: ProcedureText) => string; readonly read: ReadCase };

function Label({ of, read: { content, edition, writtenEdition } }: LabelProps) {
  const { language } = useCity().place;
  return (
    <BothLanguages
      own={of(edition.text)}
      written={language === content.language ? null : of(writtenEdition.text)}
      lang={htmlLang(content.language)}
    />
  );
}
