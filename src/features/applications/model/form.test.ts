import { describe, expect, it } from 'vitest';
import type { Page, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { declarationField, fieldOf, formPages, pageOf, pageToContinue } from './form.ts';

const dog: Page = { id: 'dog', fields: [{ key: 'dogName', kind: 'name', maxLength: 10 }] };
const owner: Page = {
  id: 'owner',
  fields: [
    { key: 'ownerName', kind: 'name', maxLength: 10 },
    { key: 'ownerAddress', kind: 'address' },
  ],
};
const declaration: Page = { id: 'declaration', fields: [{ key: 'declared', kind: 'declaration' }] };
// The form asks only for pages and the declaration's key.
const definition = {
  pages: [dog, owner, declaration],
  declaration: 'declared',
} as unknown as ProcedureDefinition;

describe('the pages of a form', () => {
  it('leave the declaration to the check page', () => {
    expect(formPages(definition, {})).toEqual([dog, owner]);
    expect(declarationField(definition)?.key).toBe('declared');
  });

  it('know on which of them something is asked, parts of an address too', () => {
    const pages = formPages(definition, {});
    expect(pageOf(pages, 'dogName')).toBe(dog);
    expect(pageOf(pages, 'ownerAddressTown')).toBe(owner);
    expect(fieldOf(owner, 'ownerAddressTown')?.key).toBe('ownerAddress');
    expect(pageOf(pages, 'declared')).toBeNull();
  });

  it('are gone on with where something is still missing, else at the end', () => {
    const pages = formPages(definition, {});
    expect(pageToContinue(pages, [{ path: 'declared' }, { path: 'ownerName' }])).toBe(owner);
    expect(pageToContinue(pages, [])).toBe(owner);
    expect(pageToContinue([], [])).toBeNull();
  });
});
