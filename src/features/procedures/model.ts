import type { ProcedureSummary } from '#contract/cities/schema.ts';
import type { LifeEventEntry } from '#contract/procedures/life-events.ts';
import { searchForm } from '#lib/japanese.ts';

/** Procedures in which every word that was typed is found, whatever its width, case or kana. */
export function findProcedures(
  procedures: readonly ProcedureSummary[],
  typed: string,
): readonly ProcedureSummary[] {
  const words = searchForm(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return procedures;
  return procedures.filter(({ title, summary, keywords }) => {
    const text = searchForm([title, summary, ...keywords].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/**
 * What surely or perhaps concerns the reader, and the rest; both in their order. Nothing is left out: while
 * nothing is ticked everything may apply.
 */
export function sortByNeed<Entry extends Pick<LifeEventEntry, 'asks'>>(
  entries: readonly Entry[],
  ticked: readonly string[],
): { readonly mine: readonly Entry[]; readonly others: readonly Entry[] } {
  const applies = ({ asks }: Entry) =>
    ticked.length === 0 || asks.length === 0 || asks.some((question) => ticked.includes(question));
  return { mine: entries.filter(applies), others: entries.filter((entry) => !applies(entry)) };
}
