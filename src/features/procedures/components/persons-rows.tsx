import { useTranslation } from 'react-i18next';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { SummaryRow } from '#ui/summary-list.tsx';

/** Whom it concerns, in whose name it is filed, who may file, and with what paper. */
export function PersonsRows({ edition: { definition, text } }: { readonly edition: ProcedureEdition }) {
  const { t } = useTranslation('procedures');
  const { persons } = definition;
  if (!persons) return null;
  const words = (name: string) => text.persons?.[name] ?? '';
  return (
    <>
      <SummaryRow term={t('page.subject')}>
        <MarkedText>{words(persons.subject)}</MarkedText>
      </SummaryRow>
      <SummaryRow term={t('page.applicant')}>
        <MarkedText>{words(persons.applicant)}</MarkedText>
      </SummaryRow>
      <SummaryRow term={t('page.submitters')}>
        <ul className="list-disc ps-6">
          {persons.submitters.map(({ id, proof }) => {
            const paper = proof === undefined ? '' : (text.fields[proof]?.label ?? '');
            return (
              <li key={id}>
                <MarkedText>
                  {paper === '' ? words(id) : t('page.proof', { submitter: words(id), paper })}
                </MarkedText>
              </li>
            );
          })}
        </ul>
      </SummaryRow>
    </>
  );
}
