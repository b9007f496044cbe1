import type { Provenance } from '../provenance.ts';
import { type Answers, answerTo } from './answers.ts';
import { holds } from './conditions.ts';
import type { ProcedureDefinition } from './schema.ts';

export type EligibilityState =
  | { readonly kind: 'question'; readonly key: string; readonly options: readonly string[] }
  | {
      readonly kind: 'verdict';
      readonly outcome: 'needed' | 'not-needed' | 'ask' | 'counter';
      readonly reason: string;
      readonly provenance: Provenance;
    }
  | { readonly kind: 'none' };

/** The next question to ask, or the verdict once enough is known. */
export function eligibility(definition: ProcedureDefinition, answers: Answers): EligibilityState {
  const rules = definition.eligibility;
  if (!rules) return { kind: 'none' };
  for (const question of rules.questions) {
    if (!holds(question.when, answers)) continue;
    const answer = answerTo(answers, question.key);
    if (answer === undefined || !question.options.includes(answer)) {
      return { kind: 'question', key: question.key, options: question.options };
    }
  }
  const verdict = rules.verdicts.find((candidate) => holds(candidate.when, answers));
  return verdict ? { kind: 'verdict', ...verdict } : { kind: 'none' };
}
