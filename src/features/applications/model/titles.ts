import type { CityGuide } from '#contract/cities/schema.ts';
import type { ApplicationRecord } from '#offline/index.ts';

/** The procedure's name in the reader's language. */
export function titleOf(guide: CityGuide, record: ApplicationRecord): string {
  return guide.procedures.find(({ id }) => id === record.procedure)?.title ?? record.procedure;
}
