/** Which parts of a form are asked, and to whom a key belongs. */
import { type Answers, answerTo, attachmentIds, keysOf } from './answers.ts';
import { holds } from './conditions.ts';
import { type ConcreteField, entryFields, expandField, visibleEntries } from './entries.ts';
import { ENTRY_SLOTS } from './entry-list.ts';
import type { Field, Page, ProcedureDefinition } from './schema.ts';

/** Pages that are asked, in order. */
export function visiblePages(definition: ProcedureDefinition, answers: Answers): readonly Page[] {
  return definition.pages.filter((page) => holds(page.when, answers));
}

/** Fields of a page that are asked, groups among them as one. */
export function visibleFields(page: Page, answers: Answers): readonly Field[] {
  return page.fields.filter((field) => holds(field.when, answers));
}

/**
 * Everything that is asked on a page: groups opened into the fields of their entries.
 * @param answers normalised
 */
export function askedFields(page: Page, answers: Answers): readonly ConcreteField[] {
  return visibleFields(page, answers).flatMap((field) =>
    field.kind === 'group' ? visibleEntries(field, answers).flatMap(({ fields }) => fields) : [field],
  );
}

/**
 * The field to which a key belongs: a typed one (`birthYear`), a normalised one, or the path of an issue. Of
 * the list of a group it is the group.
 * @returns null for the key of a question before the form, and for one of nobody
 */
export function ownerOf(
  definition: ProcedureDefinition,
  answers: Answers,
  key: string,
): GroupOrConcrete | null {
  for (const field of definition.pages.flatMap(({ fields }) => fields)) {
    if (field.key === key) return field;
    const owner = expandField(field, answers).find((one) => one.key === key || keysOf(one).includes(key));
    if (owner) return owner;
  }
  return null;
}

export type GroupOrConcrete = ConcreteField | Extract<Field, { kind: 'group' }>;

/** Ids of all attachments that these answers name. */
export function namedAttachments(definition: ProcedureDefinition, answers: Answers): readonly string[] {
  return visiblePages(definition, answers)
    .flatMap((page) => askedFields(page, answers))
    .filter((field) => field.kind === 'attachment')
    .flatMap((field) => attachmentIds(answerTo(answers, field.key)));
}

/** Keys that no draft keeps, typed already or not: a My Number is typed anew each time. */
export function volatileKeys(definition: ProcedureDefinition): ReadonlySet<string> {
  const slots = Array.from({ length: ENTRY_SLOTS }, (_, index) => index + 1);
  const everywhere = definition.pages
    .flatMap(({ fields }) => fields)
    .flatMap((field) =>
      field.kind === 'group' && field.fields.some(isVolatile)
        ? slots.flatMap((entry) => entryFields(field, entry, entry))
        : [field],
    );
  return new Set(everywhere.filter(isVolatile).flatMap(keysOf));
}

function isVolatile({ kind }: Field): boolean {
  return kind === 'my-number';
}
