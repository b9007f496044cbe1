/** Apart from the rules, so that a first page that only asks this does not load them. */
import type { ProcedureDefinition } from './schema.ts';

/** Whether it can be filed without proof of identity; everything else is prepared here and leads elsewhere. */
export function mayFileHere({ assurance }: Pick<ProcedureDefinition, 'assurance'>): boolean {
  return assurance === 'none' || assurance === 'contact';
}
