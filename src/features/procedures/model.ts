import type { ProcedureSummary } from '#contract/cities/schema.ts';
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
