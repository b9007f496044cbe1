/** Everything that a procedure asks, in the order in which it is asked, with the conditions of asking it. */
import type { ConcreteField } from '#contract/procedures/entries.ts';
import { entryFields } from '#contract/procedures/entries.ts';
import type { Condition, GroupField, ProcedureDefinition } from '#contract/procedures/schema.ts';

/** One question or field. Of a group the list of its entries, then the fields of its first entry. */
export type Asked = {
  /** The key of its answer; in an entry that of the first. */
  readonly key: string;
  /** The name under which conditions know it. */
  readonly name: string;
  readonly path: readonly PropertyKey[];
  /** Its own condition, as written. */
  readonly when: Condition | undefined;
  /** All conditions under which it is asked: of its page, its group and its own. */
  readonly guards: readonly Condition[];
  /** Null for a question before the form. */
  readonly field: ConcreteField | GroupField | null;
  /** What a question offers. */
  readonly options: readonly string[];
  /** In whose entries it stands. */
  readonly group: GroupField | null;
};

export function askedInOrder(definition: ProcedureDefinition): readonly Asked[] {
  const questions = (definition.eligibility?.questions ?? []).map((question, index): Asked => {
    const { key, when, options } = question;
    const path = ['eligibility', 'questions', index];
    return { key, name: key, path, when, guards: present(when), field: null, options, group: null };
  });
  const fields = definition.pages.flatMap((page, index) =>
    page.fields.flatMap((field, position): readonly Asked[] => {
      const path = ['pages', index, 'fields', position];
      const { key, when } = field;
      const guards = [...present(page.when), ...present(when)];
      const own = { key, name: key, path, when, guards, field, options: [], group: null };
      return field.kind === 'group' ? [own, ...askedInEntry(field, path, guards)] : [own];
    }),
  );
  return [...questions, ...fields];
}

function askedInEntry(
  group: GroupField,
  path: readonly PropertyKey[],
  guards: readonly Condition[],
): readonly Asked[] {
  const inside = [...guards, { count: group.key, atLeast: 1 }];
  return entryFields(group, 1, 1).map((field, index) => ({
    key: field.key,
    name: group.fields[index]?.key ?? field.key,
    path: [...path, 'fields', index],
    when: group.fields[index]?.when,
    guards: [...inside, ...present(field.when)],
    field,
    options: [],
    group,
  }));
}

function present(condition: Condition | undefined): readonly Condition[] {
  return condition === undefined ? [] : [condition];
}

/**
 * What a name means to a condition: in an entry first a field of the same entry.
 * @param before what has been asked until then
 * @returns null when nothing of that name was asked before
 */
export function meaningOf(name: string, before: readonly Asked[], group: GroupField | null): Asked | null {
  const isSibling = group?.fields.some(({ key }) => key === name) ?? false;
  return before.find((asked) => asked.name === name && asked.group === (isSibling ? group : null)) ?? null;
}
