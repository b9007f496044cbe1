/**
 * Repeating groups in flat answers: the answer under the group's key lists its entries ("1 2 4"), a field of
 * entry 2 stands under `<group>2<Field>`. An entry keeps its number when others go, so that a second tab and a
 * photograph on its way still mean the same child.
 */
import { type Answers, answerTo, keysOf } from './answers.ts';
import { holds, withNames } from './conditions.ts';
import { ENTRY_SLOTS, listedEntries } from './entry-list.ts';
import type { Condition, Field, GroupField, PlainField } from './schema.ts';

/** A field that can be answered: one of a page, or one of an entry with its keys and conditions made its own. */
export type ConcreteField = PlainField & {
  readonly group?: {
    readonly key: string;
    /** The number that stays, as in keys. */
    readonly entry: number;
    /** Its place among the entries, from 1, as people count. */
    readonly position: number;
    /** The field's key as the definition has it. */
    readonly field: string;
  };
};

/** Keys to set in a draft; '' clears. */
export type Changes = Readonly<Record<string, string>>;

/** Entries that must be there. */
export function neededEntries(group: GroupField): number {
  return group.optional ? 0 : group.min;
}

/**
 * The entries of a group, in order. While none is listed, as many as must be there: nobody presses "add" for
 * the first child.
 */
export function entriesOf(group: GroupField, answers: Answers): readonly number[] {
  const listed = listedEntries(answerTo(answers, group.key));
  if (listed.length > 0) return listed;
  const needed = Math.min(neededEntries(group), ENTRY_SLOTS);
  return Array.from({ length: Math.max(0, Math.ceil(needed)) }, (_, index) => index + 1);
}

/** `children`, 2, `birth` → `children2Birth`. */
export function itemKey(groupKey: string, entry: number, fieldKey: string): string {
  return `${groupKey}${entry}${fieldKey.slice(0, 1).toUpperCase()}${fieldKey.slice(1)}`;
}

/** What one more entry changes; nothing when the group is full. */
export function addEntry(group: GroupField, answers: Answers): Changes {
  const entries = entriesOf(group, answers);
  if (entries.length >= Math.min(group.max, ENTRY_SLOTS)) return {};
  const last = entries.at(-1) ?? 0;
  const slots = Array.from({ length: ENTRY_SLOTS }, (_, index) => index + 1);
  const free = slots.filter((slot) => !entries.includes(slot));
  // A number that was never given comes first: what still belongs to a removed entry must not turn up here.
  const entry = free.find((slot) => slot > last) ?? free[0];
  if (entry === undefined) return {};
  const list = [...entries, entry].sort((one, other) => one - other);
  return { ...clearedEntry(group, entry, answers), [group.key]: list.join(' ') };
}

/** What removing an entry changes: its answers go, the others keep their numbers. */
export function removeEntry(group: GroupField, answers: Answers, entry: number): Changes {
  const entries = entriesOf(group, answers);
  if (!entries.includes(entry)) return {};
  const rest = entries.filter((one) => one !== entry);
  return { ...clearedEntry(group, entry, answers), [group.key]: rest.join(' ') };
}

function clearedEntry(group: GroupField, entry: number, answers: Answers): Changes {
  const keys = group.fields.flatMap((field) => keysOf(concreteField(group, field, entry, 0)));
  return Object.fromEntries(keys.filter((key) => answerTo(answers, key)).map((key) => [key, '']));
}

/** A field as it can be answered: itself, or of a group the fields of every entry, whether asked or not. */
export function expandField(field: Field, answers: Answers): readonly ConcreteField[] {
  if (field.kind !== 'group') return [field];
  return entriesOf(field, answers).flatMap((entry, index) => entryFields(field, entry, index + 1));
}

/** The fields of one entry. */
export function entryFields(group: GroupField, entry: number, position: number): readonly ConcreteField[] {
  return group.fields.map((field) => concreteField(group, field, entry, position));
}

export type VisibleEntry = {
  readonly entry: number;
  readonly position: number;
  readonly fields: readonly ConcreteField[];
};

/**
 * A group's entries with the fields that are asked in each.
 * @param answers normalised
 */
export function visibleEntries(group: GroupField, answers: Answers): readonly VisibleEntry[] {
  return entriesOf(group, answers).map((entry, index) => ({
    entry,
    position: index + 1,
    fields: entryFields(group, entry, index + 1).filter((field) => holds(field.when, answers)),
  }));
}

/** Inside a group a name first means a field of the same entry. */
export function nameInEntry(group: GroupField, entry: number): (name: string) => string {
  const own = new Set(group.fields.map(({ key }) => key));
  return (name) => (own.has(name) ? itemKey(group.key, entry, name) : name);
}

/** A condition as it reads inside an entry. */
export function whenInEntry(
  when: Condition | undefined,
  group: GroupField,
  entry: number,
): Condition | undefined {
  return when && withNames(when, nameInEntry(group, entry));
}

function concreteField(group: GroupField, field: PlainField, entry: number, position: number): ConcreteField {
  const rename = nameInEntry(group, entry);
  const own = {
    key: itemKey(group.key, entry, field.key),
    when: whenInEntry(field.when, group, entry),
    group: { key: group.key, entry, position, field: field.key },
  };
  if (field.kind !== 'date') return { ...field, ...own };
  const { notBefore, ages } = field;
  return {
    ...field,
    ...own,
    notBefore: typeof notBefore === 'object' ? { field: rename(notBefore.field) } : notBefore,
    ages: ages?.map((rule) => ({
      ...rule,
      when: whenInEntry(rule.when, group, entry),
      on: rule.on === undefined ? undefined : rename(rule.on),
    })),
  };
}
