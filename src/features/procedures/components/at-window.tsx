import { useTranslation } from 'react-i18next';
import { mayFileHere } from '#contract/procedures/may-file-here.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { Card } from '#ui/card.tsx';

/** Said before one starts: this one is written on the phone and handed in at the counter. */
export function AtWindow({ assurance }: Pick<ProcedureDefinition, 'assurance'>) {
  const { t } = useTranslation('procedures');
  if (mayFileHere({ assurance })) return null;
  return (
    <Card variant="quiet">
      <p className="font-bold">{t('page.atWindow')}</p>
      <p>{t('page.atWindowText')}</p>
    </Card>
  );
}
