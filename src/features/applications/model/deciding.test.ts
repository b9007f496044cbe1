import { expect, it } from 'vitest';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { decidingKeys } from './deciding.ts';

// Only the pages are read.
const definition = {
  pages: [
    {
      id: 'one',
      when: { not: { field: 'moved', is: 'no' } },
      fields: [
        { key: 'name', kind: 'name', maxLength: 10 },
        { key: 'note', kind: 'text', maxLength: 10, when: { all: [{ field: 'copies', atLeast: 2 }] } },
        { key: 'more', kind: 'text', maxLength: 10, when: { count: 'children', atLeast: 3 } },
        {
          key: 'children',
          kind: 'group',
          min: 1,
          max: 12,
          fields: [
            { key: 'name', kind: 'name', maxLength: 10 },
            { key: 'apart', kind: 'yes-no' },
            { key: 'home', kind: 'address', when: { field: 'apart', is: 'yes' } },
          ],
        },
      ],
    },
  ],
} as unknown as ProcedureDefinition;

it.each([
  ['moved', true],
  ['copies', true],
  ['children', true],
  ['children2Apart', true],
  ['children12Apart', true],
  ['name', false],
  ['note', false],
  ['children2Name', false],
  ['children2HomeTown', false],
  ['childrenApart', false],
])('of what is typed under %s, what is asked next depends: %s', (key, decides) => {
  expect(decidingKeys(definition)(key)).toBe(decides);
});
