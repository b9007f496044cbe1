/** What no schema can say about a procedure: that its parts fit each other and the city that offers it. */
import type { City } from '#contract/cities/schema.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { lintConditions } from './lint-conditions.ts';
import { lintFields } from './lint-fields.ts';
import { lintKeys } from './lint-keys.ts';
import { lintProvenance } from './lint-provenance.ts';
import { lintReachable } from './lint-reachable.ts';
import { lintUses } from './lint-uses.ts';

export type Complaint = (path: readonly PropertyKey[], problem: string) => void;

export function lintDefinition(definition: ProcedureDefinition, city: City, complain: Complaint): void {
  if (!city.windows.some(({ id }) => id === definition.window)) {
    complain(['window'], `names the window ${definition.window}, which ${city.id} does not have`);
  }
  let complaints = 0;
  const counted: Complaint = (path, problem) => {
    complaints += 1;
    complain(path, problem);
  };
  lintKeys(definition, counted);
  lintConditions(definition, counted);
  lintFields(definition, counted);
  lintUses(definition, counted);
  // Where names lead nowhere, everything behind them would seem to be out of reach.
  if (complaints === 0) lintReachable(definition, complain);
  lintProvenance(definition, complain);
}
