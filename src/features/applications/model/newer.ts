import type { CityGuide } from '#contract/cities/schema.ts';
import type { ApplicationRecord } from '#offline/index.ts';

/** The version that the city hands out by now; null while a draft is written in it. */
export function newerVersion(guide: CityGuide, record: ApplicationRecord): string | null {
  if (record.phase.kind !== 'draft') return null;
  const latest = guide.procedures.find(({ id }) => id === record.procedure)?.version;
  return latest !== undefined && Number(latest) > Number(record.version) ? latest : null;
}
