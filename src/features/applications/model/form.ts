/** What the form's screens need to know of a definition, beyond the contract's rules. */
import type { Answers } from '#contract/procedures/answers.ts';
import { visiblePages } from '#contract/procedures/rules.ts';
import type { Field, Page, ProcedureDefinition } from '#contract/procedures/schema.ts';

/** Pages that are filled in one after the other; the declaration stands on the check page. */
export function formPages(definition: ProcedureDefinition, answers: Answers): readonly Page[] {
  return visiblePages(definition, answers).filter((page) => !isDeclaration(page, definition));
}

function isDeclaration(page: Page, definition: ProcedureDefinition): boolean {
  return page.fields.every((field) => field.key === definition.declaration);
}

export function declarationField(definition: ProcedureDefinition): Field | null {
  const fields = definition.pages.flatMap((page) => page.fields);
  return fields.find((field) => field.key === definition.declaration) ?? null;
}

/** The page on which something is asked: `ownerAddressTown` belongs to the field `ownerAddress`. */
export function pageOf(pages: readonly Page[], path: string): Page | null {
  return pages.find((page) => page.fields.some((field) => isOf(field, path))) ?? null;
}

export function fieldOf(page: Page, path: string): Field | null {
  return page.fields.find((field) => isOf(field, path)) ?? null;
}

function isOf(field: Field, path: string): boolean {
  return field.key === path || (field.kind === 'address' && path.startsWith(field.key));
}

/** The first page that still lacks something, or the last: where to go on. */
export function pageToContinue(pages: readonly Page[], issues: readonly { path: string }[]): Page | null {
  const first = issues.map((issue) => pageOf(pages, issue.path)).find((page) => page !== null);
  return first ?? pages.at(-1) ?? null;
}
