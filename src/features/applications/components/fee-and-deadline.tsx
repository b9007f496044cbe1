import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { type FeeLine, fee, filingWindow } from '#contract/procedures/rules.ts';
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
  /** It is handed in at the counter: nothing is said about sending. */
  readonly atWindow?: boolean;
};

/** What it costs with these answers, and from when and until when it may be filed. */
export function FeeAndDeadline({
  guide,
  edition,
  answers,
  hasArrived = false,
  atWindow = false,
}: FeeAndDeadlineProps) {
  const { t } = useTranslation(['applications', 'procedures']);
  const { language, city } = guide;
  const { items, totalYen } = fee(edition.definition, answers);
  // A line without an amount says whom to ask by itself.
  const isUnsure = items.some((item) => item.unitYen !== null && needsChecking(item.provenance));
  const lineWords = ({ id, unitYen, times }: FeeLine) => {
    const name = edition.text.fee[id] ?? '';
    const isOnce = times === 1;
    if (unitYen === null) {
      return isOnce
        ? t('check.itemUnknown', { name, phone: city.phone })
        : t('check.itemTimesUnknown', { name, times, phone: city.phone });
    }
    const amount = formatNumber(language, unitYen);
    return isOnce ? t('check.item', { name, amount }) : t('check.itemTimes', { name, amount, times });
  };
  const times = hasArrived ? null : filingTime(t, language, edition, answers, atWindow);
  if (items.length === 0 && times === null) return null;
  return (
    <SummaryList>
      {items.length === 0 ? null : (
        <SummaryRow term={<MarkedText>{t('check.fee')}</MarkedText>}>
          {totalYen === null ? null : (
            <strong>{t('check.total', { amount: formatNumber(language, totalYen) })}</strong>
          )}
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <MarkedText>{lineWords(item)}</MarkedText>
              </li>
            ))}
          </ul>
          {isUnsure ? <p className="text-muted">{t(`procedures:fee.check.${city.kind}`)}</p> : null}
        </SummaryRow>
      )}
      {times === null ? null : <SummaryRow term={times.term}>{times.words}</SummaryRow>}
    </SummaryList>
  );
}

/** From when and until when, and what it means when that is over; null when nothing is known of it. */
function filingTime(
  t: TFunction<'applications'>,
  language: string,
  { definition }: ProcedureEdition,
  answers: Answers,
  atWindow: boolean,
): { readonly term: string; readonly words: string } | null {
  const { opens = null, until = null } = filingWindow(definition, answers) ?? {};
  const deadline = t(atWindow ? 'check.counterDeadline' : 'check.deadline');
  if (until !== null && until < tokyoToday(systemClock)) {
    const way = atWindow ? PAST.atWindow : PAST.here;
    const key = definition.deadline?.late === 'loss' ? way.loss : way.plain;
    return { term: deadline, words: t(key, { date: formatDate(language, until) }) };
  }
  if (opens !== null) {
    const from = formatDate(language, opens);
    const words =
      until === null
        ? t('check.opens', { opens: from })
        : t('check.windowText', { opens: from, until: formatDate(language, until) });
    return { term: t('check.window'), words };
  }
  if (until === null) return null;
  return { term: deadline, words: t('check.deadlineText', { date: formatDate(language, until) }) };
}

const PAST = {
  here: { plain: 'check.deadlinePast', loss: 'check.deadlinePastLoss' },
  atWindow: { plain: 'check.counterPast', loss: 'check.counterPastLoss' },
} as const;
