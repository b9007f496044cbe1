import { type Provenance, provenanceSchema } from '#contract/provenance.ts';
import type { Complaint } from './lint-definition.ts';

/** A year, a month or a day: pages of cities do not always give more. */
const SOURCE_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Every fact anywhere in the data says where it comes from, in words that lead somewhere. */
export function lintProvenance(data: unknown, complain: Complaint, path: readonly PropertyKey[] = []): void {
  if (typeof data !== 'object' || data === null) return;
  const fact = provenanceSchema.safeParse(data);
  if (fact.success) {
    const problem = problemOf(fact.data);
    if (problem) complain(path, problem);
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    lintProvenance(value, complain, [...path, Array.isArray(data) ? Number(key) : key]);
  }
}

function problemOf(provenance: Provenance): string | null {
  switch (provenance.kind) {
    case 'source':
      if (!URL.canParse(provenance.url)) return `the source ${provenance.url} is no address`;
      return SOURCE_DATE.test(provenance.date) ? null : `the source's date ${provenance.date} is none`;
    case 'assumed':
      return provenance.why.trim() === '' ? 'is assumed without saying why' : null;
    case 'sample':
      return null;
  }
}
