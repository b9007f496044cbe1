/** Which keys decide what is asked. All others can be typed without looking at the rules again. */
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Answers } from '#contract/procedures/answers.ts';
import { normalise } from '#contract/procedures/rules.ts';
import type { Condition, ProcedureDefinition } from '#contract/procedures/schema.ts';
import type { Typing } from './typing.ts';

/**
 * Normalised answers that are right about what is asked. They follow when something is typed on which a
 * condition looks, after the letter is on the screen; what is decided once (when "next" is pressed) must read
 * `typing.all()` instead.
 */
export function useDecidingAnswers(definition: ProcedureDefinition, typing: Typing): Answers {
  const decides = useMemo(() => decidingKeys(definition), [definition]);
  return useAnswers(definition, typing, decides);
}

/** Normalised answers, whatever is typed: for a page that shows them all. */
export function useAllAnswers(definition: ProcedureDefinition, typing: Typing): Answers {
  return useAnswers(definition, typing, every);
}

const every = () => true;

function useAnswers(
  definition: ProcedureDefinition,
  typing: Typing,
  decides: (key: string) => boolean,
): Answers {
  const [typed, setTyped] = useState(typing.all);
  useEffect(() => {
    const look = () => startTransition(() => setTyped(typing.all()));
    // Typed while this page was being drawn.
    look();
    return typing.subscribe((key) => {
      if (decides(key)) look();
    });
  }, [decides, typing]);
  return useMemo(() => normalise(definition, typed), [definition, typed]);
}

/** @returns whether what is asked may change with what is typed under this key */
export function decidingKeys(definition: ProcedureDefinition): (key: string) => boolean {
  const fields = definition.pages.flatMap((page) => page.fields);
  const groups = fields.filter((field) => field.kind === 'group');
  const conditions = [
    ...definition.pages.map((page) => page.when),
    ...fields.map((field) => field.when),
    ...groups.flatMap((group) => group.fields.map((field) => field.when)),
  ];
  const names = new Set(conditions.flatMap((condition) => (condition ? namesIn(condition) : [])));
  for (const group of groups) names.add(group.key);
  return (key) => namesOf(key, groups).some((name) => names.has(name));
}

function namesIn(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  return ['count' in condition ? condition.count : condition.field];
}

/** Names by which a condition may mean a typed key: `children2BirthYear` is `birth` of an entry. */
function namesOf(key: string, groups: readonly { readonly key: string }[]): readonly string[] {
  const inEntry = groups
    .filter((group) => key.startsWith(group.key))
    .map((group) => /^\d{1,2}([A-Z].*)$/.exec(key.slice(group.key.length))?.[1] ?? '')
    .map((rest) => `${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}`);
  const whole = [key, ...inEntry];
  return [...whole, ...whole.map((name) => name.replace(/(Year|Month|Day)$/u, ''))];
}
