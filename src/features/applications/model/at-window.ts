/** What can be prepared here and must be handed in at the service counter. */
import type { Issue } from '#contract/problem.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { mayFileHere, validate, volatileKeys } from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import type { PlainDate } from '#lib/dates.ts';

/** No identity can be proven here; it is a matter of the counter; or it is too late for anything else. */
export type WhyAtWindow = 'identity' | 'counter' | 'late';

/**
 * @param answers normalised
 * @returns null when it can be sent from here
 */
export function whyAtWindow(
  definition: ProcedureDefinition,
  answers: Answers,
  today: PlainDate,
): WhyAtWindow | null {
  if (definition.assurance === 'counter') return 'counter';
  if (!mayFileHere(definition)) return 'identity';
  const codes = validate(definition, answers, today).map(({ code }) => code);
  if (codes.includes('not-eligible')) return 'counter';
  return codes.includes('counter-only') ? 'late' : null;
}

/** Of no matter at the counter: it is declared there, and there is a time to come. */
const SAID_OTHERWISE = ['not-declared', 'not-yet', 'not-eligible', 'counter-only'];

/** What should still be mended before one goes there. Never a My Number: it is shown there. */
export function toMendBeforeWindow(
  definition: ProcedureDefinition,
  answers: Answers,
  today: PlainDate,
): readonly Issue[] {
  const unkept = volatileKeys(definition);
  return validate(definition, answers, today).filter(
    ({ path, code }) => !SAID_OTHERWISE.includes(code) && !unkept.has(path),
  );
}
