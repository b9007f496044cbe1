import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#contract/casework/schema.ts';
import { holds, visibleFields, visiblePages } from '#contract/procedures/rules.ts';
import type { Field, ProcedureText } from '#contract/procedures/schema.ts';
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
  const label = (field: Field) => (
    <Label of={(words) => words.fields[field.key]?.label ?? field.key} read={read} />
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
          <SummaryList>
            {visibleFields(page, content.answers).map((field) => (
              <SummaryRow key={field.key} term={label(field)}>
                {field.kind === 'attachment' ? (
                  <Photos
                    label={text.fields[field.key]?.label ?? field.key}
                    answer={content.answers[field.key]}
                    file={file}
                    departmentKey={departmentKey}
                  />
                ) : (
                  <Answer field={field} content={content} text={text} writtenText={writtenEdition.text} />
                )}
              </SummaryRow>
            ))}
          </SummaryList>
        </section>
      ))}
    </>
  );
}

/** The first questions have no fields of their own, but decide what is asked. */
function Eligibility({ read }: { readonly read: ReadCase }) {
  const { t } = useTranslation('casework');
  const { answers } = read.content;
  const questions = (read.edition.definition.eligibility?.questions ?? []).filter(
    ({ key, when }) => answers[key] !== undefined && holds(when, answers),
  );
  if (questions.length === 0) return null;
  return (
    <section>
      <h3>{t('case.eligibility')}</h3>
      <SummaryList>
        {questions.map(({ key, options }) => {
          const answer = options.find((option) => option === answers[key]);
          return (
            <SummaryRow
              key={key}
              term={<Label of={(words) => words.eligibility.questions[key]?.label ?? key} read={read} />}
            >
              {answer ? t(`case.${answer}`) : answers[key]}
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
