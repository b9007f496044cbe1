/** What the form's screens need to know of a definition, beyond the contract's rules. */
import type { Answers } from '#contract/procedures/answers.ts';
import { askedFields, type ConcreteField, ownerOf, visiblePages } from '#contract/procedures/rules.ts';
import type { Field, Page, ProcedureDefinition } from '#contract/procedures/schema.ts';

/** Pages that are filled in one after the other; the declaration stands on the check page. */
export function formPages(definition: ProcedureDefinition, answers: Answers): readonly Page[] {
  return visiblePages(definition, answers).filter((page) => !isDeclaration(page, definition));
}

function isDeclaration(page: Page, definition: ProcedureDefinition): boolean {
  return page.fields.every((field) => field.key === definition.declaration);
}

export function declarationField(
  definition: ProcedureDefinition,
): Extract<Field, { kind: 'declaration' }> | null {
  const fields = definition.pages.flatMap((page) => page.fields);
  const found = fields.find((field) => field.key === definition.declaration);
  return found?.kind === 'declaration' ? found : null;
}

/** The page on which something is asked: `ownerAddressTown` belongs to the field `ownerAddress`. */
export function pageOf(
  definition: ProcedureDefinition,
  answers: Answers,
  pages: readonly Page[],
  path: string,
): Page | null {
  const owner = ownerOf(definition, answers, path);
  const key = owner && owner.kind !== 'group' && owner.group ? owner.group.key : owner?.key;
  return pages.find((page) => page.fields.some((field) => field.key === key)) ?? null;
}

/** The first page that still lacks something, or the last: where to go on. */
export function pageToContinue(
  definition: ProcedureDefinition,
  answers: Answers,
  issues: readonly { path: string }[],
): Page | null {
  const pages = formPages(definition, answers);
  const first = issues
    .map((issue) => pageOf(definition, answers, pages, issue.path))
    .find((page) => page !== null);
  return first ?? pages.at(-1) ?? null;
}

/** Everything that is asked, page by page. */
export function allAsked(definition: ProcedureDefinition, answers: Answers): readonly ConcreteField[] {
  return visiblePages(definition, answers).flatMap((page) => askedFields(page, answers));
}
