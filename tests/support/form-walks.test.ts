import { describe, expect, it } from 'vitest';
import { askedFields, visiblePages } from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { eligibilityWays, formWalks } from './form-walks.ts';

const TODAY = '2026-11-21';
const catalogue = loadCatalogue();
const DEFINITIONS = catalogue.cities.flatMap(({ id }) =>
  catalogue.versions(id).map((definition) => [`${id} ${definition.id}`, definition] as const),
);

/** Every field that is on a page of a walk, once for all entries of a group. */
function shownBy(definition: ProcedureDefinition): ReadonlySet<string> {
  return new Set(
    formWalks(definition, TODAY).flatMap(({ answers, pages }) =>
      visiblePages(definition, answers)
        .filter(({ id }) => pages.includes(id))
        .flatMap((page) => askedFields(page, answers))
        .map(({ key, group }) => (group ? `${group.key}.${group.field}` : key)),
    ),
  );
}

describe('the walks through a form', () => {
  it.each(DEFINITIONS)('show every field of %s', (_name, definition) => {
    const fields = definition.pages
      .flatMap((page) => page.fields)
      .flatMap((field) =>
        field.kind === 'group' ? field.fields.map(({ key }) => `${field.key}.${key}`) : [field.key],
      );
    expect(shownBy(definition)).toEqual(new Set(fields));
  });

  it('are few', () => {
    const counts = DEFINITIONS.map(([, definition]) => formWalks(definition, TODAY).length);
    expect(Math.max(...counts)).toBeLessThan(12);
  });

  it('do not pretend to show what nobody is asked', () => {
    const definition = DEFINITIONS[0]?.[1];
    if (!definition) throw new Error('there is no procedure');
    const [first, ...others] = definition.pages;
    if (!first) throw new Error('there is no page');
    const hidden = { ...first, when: { not: { all: [] } } };
    expect(() => formWalks({ ...definition, pages: [hidden, ...others] }, TODAY)).toThrow(
      'no answers lead to',
    );
  });
});

describe('the ways through the questions', () => {
  it.each(DEFINITIONS)('lead to every verdict of %s', (_name, definition) => {
    const verdicts = definition.eligibility?.verdicts ?? [];
    expect(eligibilityWays(definition)).toHaveLength(new Set(verdicts.map(({ reason }) => reason)).size);
  });
});
