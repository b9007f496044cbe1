import type { Provenance } from '../provenance.ts';
import { type Answers, answerTo } from './answers.ts';
import { holds } from './conditions.ts';
import { nameInEntry, whenInEntry } from './entries.ts';
import { listedEntries } from './entry-list.ts';
import type { GroupField, ProcedureDefinition } from './schema.ts';

type FeeItem = ProcedureDefinition['fee'][number];

export type FeeLine = {
  readonly id: string;
  /** Of the whole line; null when the amount is not known. */
  readonly yen: number | null;
  /** For one. */
  readonly unitYen: number | null;
  readonly times: number;
  readonly provenance: Provenance;
};

export type Fee = {
  readonly items: readonly FeeLine[];
  /** Null when the amount of an item is not known. */
  readonly totalYen: number | null;
};

/**
 * What it costs, line by line. A line for each entry of a group is one line with the sum of its times; it is
 * left out when no entry asks for it.
 * @param answers normalised
 */
export function fee(definition: ProcedureDefinition, answers: Answers): Fee {
  const items = definition.fee.flatMap((item) => feeLine(definition, item, answers));
  const totalYen = items.reduce<number | null>(
    (sum, { yen }) => (sum === null || yen === null ? null : sum + yen),
    0,
  );
  return { items, totalYen };
}

function feeLine(definition: ProcedureDefinition, item: FeeItem, answers: Answers): readonly FeeLine[] {
  const counts =
    item.each === undefined
      ? holds(item.when, answers)
        ? [quantity(item.times, answers)]
        : []
      : eachCount(groupOf(definition, item.each), item, answers);
  if (counts.length === 0) return [];
  const times = counts.reduce((sum, count) => sum + count, 0);
  const { id, yen: unitYen, provenance } = item;
  return [{ id, yen: unitYen === null ? null : unitYen * times, unitYen, times, provenance }];
}

function eachCount(group: GroupField | null, item: FeeItem, answers: Answers): readonly number[] {
  if (!group) return [];
  return listedEntries(answerTo(answers, group.key))
    .filter((entry) => holds(whenInEntry(item.when, group, entry), answers))
    .map((entry) => quantity(item.times && nameInEntry(group, entry)(item.times), answers));
}

function groupOf(definition: ProcedureDefinition, key: string): GroupField | null {
  const fields = definition.pages.flatMap((page) => page.fields);
  const groups = fields.filter((field): field is GroupField => field.kind === 'group');
  return groups.find((group) => group.key === key) ?? null;
}

/** Zero while it is not known, or is no number of things. */
function quantity(key: string | undefined, answers: Answers): number {
  if (key === undefined) return 1;
  const answer = answerTo(answers, key) ?? '';
  return /^\d{1,15}$/.test(answer) ? Number(answer) : 0;
}
