import { describe, expect, it } from 'vitest';
import type { Page, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { declarationField, formPages, pageOf, pageToContinue } from './form.ts';

const dog: Page = { id: 'dog', fields: [{ key: 'dogName', kind: 'name', maxLength: 10 }] };
const owner: Page = {
  id: 'owner',
  fields: [
    { key: 'ownerName', kind: 'name', maxLength: 10 },
    { key: 'ownerAddress', kind: 'address' },
  ],
};
const children: Page = {
  id: 'children',
  fields: [
    {
      key: 'children',
      kind: 'group',
      min: 1,
      max: 3,
      fields: [{ key: 'name', kind: 'name', maxLength: 10 }],
    },
  ],
};
const declaration: Page = { id: 'declaration', fields: [{ key: 'declared', kind: 'declaration' }] };
// The form asks only for pages and the declaration's key.
const definition = {
  pages: [dog, owner, children, declaration],
  declaration: 'declared',
} as unknown as ProcedureDefinition;

describe('the pages of a form', () => {
  it('leave the declaration to the check page', () => {
    expect(formPages(definition, {})).toEqual([dog, owner, children]);
    expect(declarationField(definition)?.key).toBe('declared');
  });

  it('know on which of them something is asked, parts of an address and entries of a group too', () => {
    const answers = { children: '1 3' };
    const pages = formPages(definition, answers);
    const at = (path: string) => pageOf(definition, answers, pages, path);
    expect(at('dogName')).toBe(dog);
    expect(at('ownerAddressTown')).toBe(owner);
    expect(at('children')).toBe(children);
    expect(at('children3Name')).toBe(children);
    expect(at('declared')).toBeNull();
  });

  it('are gone on with where something is still missing, else at the end', () => {
    const go = (...paths: string[]) =>
      pageToContinue(
        definition,
        {},
        paths.map((path) => ({ path })),
      );
    expect(go('declared', 'ownerName')).toBe(owner);
    expect(go()).toBe(children);
    expect(pageToContinue({ ...definition, pages: [] }, {}, [])).toBeNull();
  });
});
