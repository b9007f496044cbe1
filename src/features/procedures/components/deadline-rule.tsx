import { useTranslation } from 'react-i18next';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { Provenance } from './provenance.tsx';

type DeadlineRuleProps = { readonly guide: CityGuide; readonly definition: ProcedureDefinition };

/** What filing late means, and the law that the deadline comes from. */
export function DeadlineRule({ guide, definition: { deadline } }: DeadlineRuleProps) {
  const { t } = useTranslation('procedures');
  if (!deadline) return null;
  const { late, basis, provenance } = deadline;
  return (
    <>
      {late === 'loss' || late === 'counter' ? <p>{t(`page.late.${late}`)}</p> : null}
      <p className="text-muted">
        <MarkedText>{t('page.rule', { basis })}</MarkedText>
      </p>
      <Provenance provenance={provenance} phone={guide.city.phone} />
    </>
  );
}
