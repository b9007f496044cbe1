/** From when and until when a procedure may be filed. */
import { addDays, isPlainDate, type PlainDate, periodEnd } from '#lib/dates.ts';
import { type Answers, answerTo } from './answers.ts';
import type { ProcedureDefinition } from './schema.ts';

export type FilingWindow = {
  /** First day; null when there is none, or it is not known yet. */
  readonly opens: PlainDate | null;
  /** Last day in time; what a later one means stands in the definition's `late`. */
  readonly until: PlainDate | null;
};

/**
 * @param answers normalised
 * @returns null when the procedure has no deadline
 */
export function filingWindow(definition: ProcedureDefinition, answers: Answers): FilingWindow | null {
  const rule = definition.deadline;
  if (!rule) return null;
  const decides = decidingDate(definition, answers);
  if (!decides) return { opens: null, until: null };
  const { days, months, years, opensDaysBefore } = rule;
  const { date } = decides;
  const until = days === undefined ? monthsOf(months, years) : null;
  return {
    opens: opensDaysBefore === undefined ? null : addDays(date, -opensDaysBefore),
    until: days !== undefined ? addDays(date, days) : until !== null ? periodEnd(date, until) : null,
  };
}

function monthsOf(months: number | undefined, years: number | undefined): number | null {
  if (months !== undefined) return months;
  return years === undefined ? null : years * 12;
}

/**
 * The date that it all counts from: the latest one, and the field that gives it.
 * @returns null when there is none, or not all of the dates are known yet
 */
export function decidingDate(
  definition: ProcedureDefinition,
  answers: Answers,
): { readonly field: string; readonly date: PlainDate } | null {
  let latest: { field: string; date: PlainDate } | null = null;
  for (const { field, plusDays } of definition.deadline?.fromLatestOf ?? []) {
    const answer = answerTo(answers, field);
    if (answer === undefined || !isPlainDate(answer)) return null;
    const date = addDays(answer, plusDays);
    if (latest === null || date > latest.date) latest = { field, date };
  }
  return latest;
}

/**
 * The last day on which it is in time.
 * @returns null when there is none, or the dates it counts from are not known yet
 */
export function deadline(definition: ProcedureDefinition, answers: Answers): PlainDate | null {
  return filingWindow(definition, answers)?.until ?? null;
}
