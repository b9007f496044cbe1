import { useTranslation } from 'react-i18next';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { deadline, fee } from '#contract/procedures/rules.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { needsChecking } from '#contract/provenance-rules.ts';
import { formatDate, formatNumber } from '#i18n/format.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';

type FeeAndDeadlineProps = {
  readonly guide: CityGuide;
  readonly edition: ProcedureEdition;
  readonly answers: Answers;
  /** Once it has arrived, until when it must arrive no longer matters. */
  readonly hasArrived?: boolean;
};

/** What it costs with these answers, and until when it must have arrived. */
export function FeeAndDeadline({ guide, edition, answers, hasArrived = false }: FeeAndDeadlineProps) {
  const { t } = useTranslation(['applications', 'procedures']);
  const { language, city } = guide;
  const { items, totalYen } = fee(edition.definition, answers);
  const until = hasArrived ? null : deadline(edition.definition, answers);
  const isUnsure = items.some((item) => needsChecking(item.provenance));
  const isPast = until !== null && until < tokyoToday(systemClock);
  return (
    <SummaryList>
      <SummaryRow term={<MarkedText>{t('check.fee')}</MarkedText>}>
        {totalYen === null ? null : (
          <strong>{t('check.total', { amount: formatNumber(language, totalYen) })}</strong>
        )}
        <ul>
          {items.map(({ id, yen }) => {
            const name = edition.text.fee[id] ?? '';
            const words =
              yen === null
                ? t('check.itemUnknown', { name, phone: city.phone })
                : t('check.item', { name, amount: formatNumber(language, yen) });
            return (
              <li key={id}>
                <MarkedText>{words}</MarkedText>
              </li>
            );
          })}
        </ul>
        {isUnsure ? <p className="text-muted">{t(`procedures:fee.check.${city.kind}`)}</p> : null}
      </SummaryRow>
      {until === null ? null : (
        <SummaryRow term={t('check.deadline')}>
          {t(isPast ? 'check.deadlinePast' : 'check.deadlineText', { date: formatDate(language, until) })}
        </SummaryRow>
      )}
    </SummaryList>
  );
}
