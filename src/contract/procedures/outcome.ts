/** What follows from a form beyond its fee and its dates. */
import { type Answers, answerTo } from './answers.ts';
import { holds } from './conditions.ts';
import type { ProcedureDefinition } from './schema.ts';

/** Texts of what happens next that apply to these answers, in order. */
export function nextSteps(definition: ProcedureDefinition, answers: Answers): readonly string[] {
  return definition.next.filter((step) => holds(step.when, answers)).map((step) => step.id);
}

/** The part of the answers that says nothing about a person and may be stored readable. */
export function notPersonal(definition: ProcedureDefinition, answers: Answers): Answers {
  return Object.fromEntries(
    definition.notPersonal.flatMap((key) => {
      const answer = answerTo(answers, key);
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}
