import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formPagePath, type Place } from '#contract/addresses.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { visibleFields } from '#contract/procedures/rules.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
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
};

/** Everything that was answered, as the city will read it. */
export function AnswersList({ place, edition, answers, application }: AnswersListProps) {
  const { t } = useTranslation('applications');
  const { definition, text } = edition;
  return formPages(definition, answers).map((page) => (
    <section key={page.id} aria-labelledby={`page-${page.id}`}>
      <h2 id={`page-${page.id}`}>
        <MarkedText>{text.pages[page.id]?.title ?? ''}</MarkedText>
      </h2>
      <SummaryList>
        {visibleFields(page, answers).map((field) => {
          const label = text.fields[field.key]?.label ?? '';
          const words = answerWords(t, place.language, field, answers, text);
          return (
            <SummaryRow
              key={field.key}
              term={<MarkedText>{label}</MarkedText>}
              action={
                application === null ? undefined : (
                  <Link
                    to={formPagePath(place, application, page.id)}
                    aria-label={t('check.changeOf', { field: label })}
                    className="inline-flex min-h-11 items-center"
                  >
                    {t('check.change')}
                  </Link>
                )
              }
            >
              {words === '' ? <span className="text-muted">{t('check.empty')}</span> : words}
            </SummaryRow>
          );
        })}
      </SummaryList>
    </section>
  ));
}
