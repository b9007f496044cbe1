import { describe, expect, it } from 'vitest';
import { SAMPLE, smallDefinition } from '#tests/support/small-definition.ts';
import type { Answers } from './answers.ts';
import {
  addEntry,
  askedFields,
  entriesOf,
  fee,
  itemKey,
  namedAttachments,
  nextSteps,
  normalise,
  ownerOf,
  removeEntry,
  validate,
  visibleEntries,
  wordsOf,
} from './rules.ts';
import type { GroupField, ProcedureText } from './schema.ts';

const TODAY = '2026-11-21';

const children: GroupField = {
  key: 'children',
  kind: 'group',
  min: 1,
  max: 3,
  fields: [
    { key: 'name', kind: 'name', maxLength: 20 },
    { key: 'birth', kind: 'date', notAfterToday: true },
    { key: 'apart', kind: 'yes-no' },
    { key: 'home', kind: 'address', when: { field: 'apart', is: 'yes' } },
    { key: 'since', kind: 'date', optional: true, notBefore: { field: 'birth' } },
    { key: 'photo', kind: 'attachment', maxFiles: 2, when: { field: 'proof', is: 'yes' } },
  ],
};
const definition = smallDefinition([{ key: 'proof', kind: 'yes-no' }, children]);
const child = (entry: number, more: Answers = {}): Answers =>
  Object.fromEntries(
    Object.entries({ name: '花', birth: '2020-05-05', apart: 'no', ...more }).map(([key, value]) => [
      itemKey('children', entry, key),
      value,
    ]),
  );

describe('the entries of a group', () => {
  it.each([
    ['', [1]],
    ['2', [2]],
    ['4 1 2', [1, 2, 4]],
    ['1 1 99999 x', [1]],
    ['0 -1 1.5 100', [1]],
    ['99 1', [1, 99]],
    ['１ ２', [1]],
    ['__proto__ constructor', [1]],
  ])('listed as "%s" are %o', (list, entries) => {
    expect(entriesOf(children, { children: list })).toEqual(entries);
    expect(normalise(definition, { children: list }).children).toBe(entries.join(' '));
  });

  it('are none at first where none is needed', () => {
    expect(entriesOf({ ...children, min: 0 }, {})).toEqual([]);
    expect(entriesOf({ ...children, optional: true }, {})).toEqual([]);
  });

  it('keep their number when others go, and leave nothing behind', () => {
    let draft: Record<string, string> = { ...child(1) };
    draft = { ...draft, ...addEntry(children, draft) };
    draft = { ...draft, ...child(2, { name: '次' }) };
    draft = { ...draft, ...addEntry(children, draft) };
    expect(draft.children).toBe('1 2 3');
    expect(addEntry(children, draft)).toEqual({});
    draft = { ...draft, ...removeEntry(children, draft, 1) };
    expect(draft.children).toBe('2 3');
    expect(draft.children2Name).toBe('次');
    expect(draft.children1Name).toBe('');
    expect(removeEntry(children, draft, 1)).toEqual({});
    expect(addEntry(children, draft).children).toBe('2 3 4');
  });

  it('find a free number when the last one is taken', () => {
    expect(addEntry(children, { children: '1 99', children2Name: 'old' })).toEqual({
      children: '1 2 99',
      children2Name: '',
    });
  });

  it('are too few or too many by the group’s own limits', () => {
    const needsTwo = smallDefinition([{ ...children, min: 2, max: 2, fields: [] }]);
    const codes = (list: string) => validate(needsTwo, { children: list }, TODAY);
    expect(codes('1')).toEqual([{ path: 'children', code: 'too-few-entries', parameters: { min: 2 } }]);
    expect(codes('1 2')).toEqual([]);
    expect(codes('1 2 3')).toEqual([{ path: 'children', code: 'too-many-entries', parameters: { max: 2 } }]);
  });
});

describe('a field of an entry', () => {
  it('depends on its own entry first, then on the form', () => {
    const typed = {
      proof: 'yes',
      children: '1 2',
      ...child(1, { apart: 'yes' }),
      ...child(2, { homeTown: '神明' }),
    };
    const answers = normalise(definition, typed);
    expect(answers.children2HomeTown).toBeUndefined();
    const asked = visibleEntries(children, answers).map(({ entry, fields }) => [
      entry,
      fields.map(({ key }) => key).filter((key) => key.endsWith('Home') || key.endsWith('Photo')),
    ]);
    expect(asked).toEqual([
      [1, ['children1Home', 'children1Photo']],
      [2, ['children2Photo']],
    ]);
  });

  it('is compared with a date of its own entry', () => {
    const typed = { proof: 'no', children: '1 2', ...child(1), ...child(2, { since: '2020-05-04' }) };
    expect(validate(definition, normalise(definition, typed), TODAY)).toEqual([
      { path: 'children2Since', code: 'too-early' },
    ]);
  });

  it('has its photographs counted in', () => {
    const typed = {
      proof: 'yes',
      children: '1 2',
      ...child(1, { photo: 'a b' }),
      ...child(2, { photo: 'c' }),
    };
    expect(namedAttachments(definition, normalise(definition, typed))).toEqual(['a', 'b', 'c']);
  });

  it('is found by each of its keys, with its words and its place among the entries', () => {
    const answers = { children: '2 4' };
    const owner = ownerOf(definition, answers, 'children4BirthYear');
    expect(owner).toMatchObject({ key: 'children4Birth', group: { entry: 4, position: 2, field: 'birth' } });
    expect(ownerOf(definition, answers, 'children4HomeTown')).toMatchObject({ key: 'children4Home' });
    expect(ownerOf(definition, answers, 'children')).toBe(children);
    expect(ownerOf(definition, answers, 'children3Name')).toBeNull();
    const text = {
      fields: { children: { label: '', entry: 'お子さん', fields: { birth: { label: '生年月日' } } } },
    } as unknown as ProcedureText;
    expect(owner && wordsOf(text, owner)).toEqual({
      words: { label: '生年月日' },
      entry: { words: 'お子さん', number: 2 },
    });
    expect(wordsOf(text, children).words.entry).toBe('お子さん');
    expect(wordsOf(text, { key: 'proof', kind: 'yes-no' }).words).toEqual({ label: '' });
  });
});

describe('what counts entries', () => {
  it('asks for the paper of the third child only', () => {
    // 児童手当法: the confirmation is needed when three or more children count.
    const counting = smallDefinition([
      { ...children, fields: [] },
      { key: 'care', kind: 'yes-no', when: { count: 'children', atLeast: 3 } },
    ]);
    const asked = (list: string) =>
      counting.pages.flatMap((page) => askedFields(page, normalise(counting, { children: list })));
    expect(asked('1 2')).toEqual([]);
    expect(asked('1 4 7').map(({ key }) => key)).toEqual(['care']);
  });

  it('knows no entries of a group that is not asked', () => {
    const hidden = smallDefinition(
      [
        { key: 'proof', kind: 'yes-no' },
        { ...children, fields: [], when: { field: 'proof', is: 'yes' } },
      ],
      { next: [{ id: 'children', when: { count: 'children', atLeast: 1 } }] },
    );
    const steps = (proof: string) => nextSteps(hidden, normalise(hidden, { proof, children: '1 2' }));
    expect([steps('yes'), steps('no')]).toEqual([['children'], []]);
  });
});

describe('a fee for entries and copies', () => {
  const items: GroupField = {
    key: 'items',
    kind: 'group',
    min: 1,
    max: 9,
    fields: [
      { key: 'size', kind: 'choice', options: ['small', 'big'] },
      { key: 'pieces', kind: 'number', min: 1, max: 9 },
    ],
  };
  const price = { provenance: SAMPLE, each: 'items', times: 'pieces' };
  const waste = smallDefinition([items, { key: 'copies', kind: 'number', min: 0, max: 9 }], {
    fee: [
      { id: 'small', yen: 300, when: { field: 'size', is: 'small' }, ...price },
      { id: 'big', yen: null, when: { field: 'size', is: 'big' }, ...price },
      { id: 'each', yen: 10, each: 'items', provenance: SAMPLE },
      { id: 'copies', yen: 200, times: 'copies', provenance: SAMPLE },
    ],
  });
  const lines = (typed: Answers) => {
    const { items: found, totalYen } = fee(waste, normalise(waste, typed));
    return { totalYen, lines: found.map(({ id, yen, unitYen, times }) => [id, unitYen, times, yen]) };
  };

  it('is a line with the sum of all entries', () => {
    const typed = {
      items: '1 3',
      items1Size: 'small',
      items1Pieces: '２',
      items3Size: 'small',
      items3Pieces: '1',
    };
    expect(lines({ ...typed, copies: '2' })).toEqual({
      totalYen: 900 + 20 + 400,
      lines: [
        ['small', 300, 3, 900],
        ['each', 10, 2, 20],
        ['copies', 200, 2, 400],
      ],
    });
  });

  it('is nothing yet while a number is not known, and unknown where no source gives it', () => {
    expect(lines({ items1Size: 'small' })).toEqual({
      totalYen: 10,
      lines: [
        ['small', 300, 0, 0],
        ['each', 10, 1, 10],
        ['copies', 200, 0, 0],
      ],
    });
    expect(lines({ items1Size: 'big', items1Pieces: '1' }).totalYen).toBeNull();
  });
});
