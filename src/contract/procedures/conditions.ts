/** Conditions over answers: what is asked, what it costs, what comes next. */
import { type Answers, answerTo } from './answers.ts';
import { listedEntries } from './entry-list.ts';
import type { Condition } from './schema.ts';

/**
 * Whether a condition holds. An answer that is no number reaches no least number; a group that is not asked
 * has no entries.
 * @param answers normalised
 */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  if ('count' in condition) {
    return listedEntries(answerTo(answers, condition.count)).length >= condition.atLeast;
  }
  const answer = answerTo(answers, condition.field);
  if ('is' in condition) return answer === condition.is;
  return answer !== undefined && /^-?\d+$/.test(answer) && Number(answer) >= condition.atLeast;
}

/** The same condition with other names for the fields that it reads. */
export function withNames(condition: Condition, rename: (field: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => withNames(part, rename)) };
  if ('any' in condition) return { any: condition.any.map((part) => withNames(part, rename)) };
  if ('not' in condition) return { not: withNames(condition.not, rename) };
  return 'count' in condition ? condition : { ...condition, field: rename(condition.field) };
}
