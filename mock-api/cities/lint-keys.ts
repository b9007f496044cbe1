import { answersSchema, keysOf, typedKeys } from '#contract/procedures/answers.ts';
import { entryFields } from '#contract/procedures/entries.ts';
import { ENTRY_SLOTS } from '#contract/procedures/entry-list.ts';
import type { Field, PlainField, ProcedureDefinition } from '#contract/procedures/schema.ts';
import type { Complaint } from './lint-definition.ts';

/** What the API takes (DESIGN §4), and answers.ts refuses to exceed. */
const MOST_ANSWERS = 400;

/** Every answer has a key of its own, in every entry that a group may have, and they are not too many. */
export function lintKeys(definition: ProcedureDefinition, complain: Complaint): void {
  const owners = new Map<string, string>();
  const own = (key: string, owner: string, path: readonly PropertyKey[]) => {
    const other = owners.get(key);
    if (other === undefined) owners.set(key, owner);
    else if (other !== owner) complain(path, `the key ${key} stands for two answers`);
    if (!answersSchema.safeParse({ [key]: '' }).success) complain(path, `the key ${key} is too long`);
  };
  const questions = definition.eligibility?.questions ?? [];
  for (const [index, { key }] of questions.entries()) {
    own(key, `question ${index}`, ['eligibility', 'questions', index]);
  }
  for (const [index, page] of definition.pages.entries()) {
    for (const [position, field] of page.fields.entries()) {
      const path = ['pages', index, 'fields', position];
      for (const [part, concrete] of everyField(field)) {
        for (const key of keysOf(concrete)) own(key, `${index} ${position} ${part}`, path);
      }
    }
  }
  lintIds(definition, complain);
  const fields = definition.pages.flatMap((page) => page.fields);
  const answers =
    fields.flatMap(everyField).flatMap(([, field]) => typedKeys(field)).length + questions.length;
  if (answers > MOST_ANSWERS) {
    complain(
      ['pages'],
      `have room for ${answers} answers, but the API takes ${MOST_ANSWERS}: allow fewer entries`,
    );
  }
}

/** A field, and of a group each field of each entry, with a number of its own. */
function everyField(field: Field): readonly (readonly [part: number, field: Field | PlainField])[] {
  if (field.kind !== 'group') return [[0, field]];
  const entries = Array.from(
    { length: Math.max(0, Math.min(field.max, ENTRY_SLOTS)) },
    (_, index) => index + 1,
  );
  const inside = entries.flatMap((entry) => entryFields(field, entry, entry));
  return [[0, field], ...inside.map((one, index) => [index + 1, one] as const)];
}

function lintIds(definition: ProcedureDefinition, complain: Complaint): void {
  const ids = {
    pages: definition.pages.map(({ id }) => id),
    fee: definition.fee.map(({ id }) => id),
    next: definition.next.map(({ id }) => id),
    blindIndexes: definition.blindIndexes.map(({ id }) => id),
  };
  for (const [part, list] of Object.entries(ids)) {
    for (const id of repeated(list)) complain([part], `the id ${id} stands twice`);
  }
}

export function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((item, index) => list.indexOf(item) !== index))];
}
