/**
 * Answers that make conditions hold, found by trying: what is offered is finite, and of numbers only those
 * around a limit differ. What is not asked has no answer, as in the rules.
 */
import type { Answers } from '#contract/procedures/answers.ts';
import { holds } from '#contract/procedures/conditions.ts';
import { neededEntries } from '#contract/procedures/entries.ts';
import { ENTRY_SLOTS } from '#contract/procedures/entry-list.ts';
import type { Condition, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { type Asked, askedInOrder } from './asked-order.ts';

/** Steps of trying after which a definition counts as too entangled to be checked. */
const MOST_STEPS = 200_000;

export type Found = Answers | 'impossible' | 'too-many';

/**
 * @param wanted conditions that must hold together, with the keys of first entries for what stands in a group
 * @returns the answers that decide, and only those; the rest of the form is free
 */
export function answersFor(definition: ProcedureDefinition, wanted: readonly Condition[]): Found {
  const relevant = relevantTo(wanted, askedInOrder(definition));
  const conditions = [...wanted, ...relevant.flatMap(({ guards }) => guards)];
  const choices = relevant.map((asked) => ({ asked, values: valuesOf(asked, conditions) }));
  let steps = 0;
  const answers: Record<string, string> = {};

  function attempt(index: number): boolean {
    const choice = choices[index];
    if (!choice) return wanted.every((condition) => holds(condition, answers));
    const { asked, values } = choice;
    const isAsked = asked.guards.every((guard) => holds(guard, answers));
    for (const value of isAsked ? values : [null]) {
      steps += 1;
      if (steps > MOST_STEPS) return false;
      if (value !== null) answers[asked.key] = value;
      if (attempt(index + 1)) return true;
      delete answers[asked.key];
    }
    return false;
  }

  if (attempt(0)) return answers;
  return steps > MOST_STEPS ? 'too-many' : 'impossible';
}

/** What the conditions read, what decides whether that is asked, and so on; in the order of asking. */
function relevantTo(wanted: readonly Condition[], all: readonly Asked[]): readonly Asked[] {
  const names = new Set<string>();
  const waiting = [...wanted];
  for (let condition = waiting.pop(); condition; condition = waiting.pop()) {
    for (const name of namesIn(condition)) {
      if (names.has(name)) continue;
      names.add(name);
      waiting.push(...(all.find(({ key }) => key === name)?.guards ?? []));
    }
  }
  return all.filter(({ key }) => names.has(key));
}

type Comparison = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** Every comparison in a condition, however deep. */
export function comparisonsIn(condition: Condition | undefined): readonly Comparison[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  if ('not' in condition) return comparisonsIn(condition.not);
  return [condition];
}

/** The names that a condition reads. */
export function namesIn(condition: Condition | undefined): readonly string[] {
  return comparisonsIn(condition).map((part) => ('count' in part ? part.count : part.field));
}

/** Values that a condition can tell apart; null for none, where leaving it out is allowed. */
function valuesOf(
  { key, field, options }: Asked,
  conditions: readonly Condition[],
): readonly (string | null)[] {
  const limits = conditions
    .flatMap(comparisonsIn)
    .flatMap((part) =>
      'atLeast' in part && ('count' in part ? part.count : part.field) === key ? [part.atLeast] : [],
    );
  const around = (min: number, max: number) => [
    ...new Set(
      [min, ...limits.flatMap((limit) => [limit - 1, limit]), max]
        .map(Math.ceil)
        .filter((value) => value >= min && value <= max),
    ),
  ];
  const left = field?.optional ? [null] : [];
  switch (field?.kind) {
    case undefined:
      return options;
    case 'choice':
      return [...field.options, ...left];
    case 'yes-no':
      return ['yes', 'no', ...left];
    case 'declaration':
      return ['yes', ...left];
    case 'number':
    case 'money':
      return [...around(field.min, field.max).map(String), ...left];
    case 'group':
      return around(neededEntries(field), Math.min(field.max, ENTRY_SLOTS)).map(listOf);
    default:
      return [null];
  }
}

function listOf(entries: number): string | null {
  if (entries === 0) return null;
  return Array.from({ length: entries }, (_, index) => index + 1).join(' ');
}
