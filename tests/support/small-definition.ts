import type { Field, ProcedureDefinition } from '#contract/procedures/schema.ts';

/** For rules whose source does not matter to the test. */
export const SAMPLE = { kind: 'sample' } as const;

/** A procedure of one page with these fields, and nothing else but what is given. */
export function smallDefinition(
  fields: readonly Field[],
  more: Partial<ProcedureDefinition> = {},
): ProcedureDefinition {
  return {
    id: 'test',
    version: '1',
    kind: 'notification',
    assurance: 'contact',
    department: 'test',
    window: 'test',
    eligibility: null,
    pages: [{ id: 'page', fields: [...fields] }],
    declaration: 'declared',
    fee: [],
    deadline: null,
    next: [],
    notPersonal: [],
    blindIndexes: [],
    retentionDays: 1,
    retentionProvenance: SAMPLE,
    ...more,
  };
}
