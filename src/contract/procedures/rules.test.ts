import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE, smallDefinition } from '#tests/support/small-definition.ts';
import type { Answers } from './answers.ts';
import { eligibility, fee, nextSteps, normalise, notPersonal, validate, visiblePages } from './rules.ts';
import type { Field } from './schema.ts';

const TODAY = '2026-11-21';
const codes = (fields: readonly Field[], typed: Answers) => {
  const definition = smallDefinition(fields);
  return validate(definition, normalise(definition, typed), TODAY).map(({ path, code }) => `${path} ${code}`);
};

const everyKind: readonly Field[] = [
  { key: 'name', kind: 'name', maxLength: 10 },
  { key: 'kana', kind: 'kana', maxLength: 10 },
  { key: 'text', kind: 'text', maxLength: 10 },
  { key: 'phone', kind: 'phone' },
  { key: 'chip', kind: 'digits', length: 15 },
  { key: 'birth', kind: 'date', notAfterToday: true },
  { key: 'home', kind: 'address' },
  { key: 'sex', kind: 'choice', options: ['male', 'female'] },
  { key: 'shot', kind: 'yes-no' },
  { key: 'paper', kind: 'attachment', maxFiles: 1, when: { field: 'shot', is: 'yes' } },
  { key: 'declared', kind: 'declaration' },
];

/** Keys that fields use, their parts, and some that nobody asked for. */
const anyKey = fc.constantFrom(
  ...everyKind.map((field) => field.key),
  ...['Year', 'Month', 'Day'].map((part) => `birth${part}`),
  ...['PostalCode', 'Town', 'Street', 'Building'].map((part) => `home${part}`),
  'uninvited',
);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'yes',
    'no',
    'male',
    '令和8',
    '2026',
    '4',
    '１',
    '042ー585-1111',
    '〒191-0016',
    '〒〒191-0016',
    'ﾊﾅ',
    '　',
  ),
);
const anyAnswers = fc.dictionary(anyKey, anyText);

describe('normalising answers', () => {
  it('changes nothing the second time, whatever was typed', () => {
    const definition = smallDefinition(everyKind);
    fc.assert(
      fc.property(anyAnswers, (typed) => {
        const once = normalise(definition, typed);
        expect(normalise(definition, once)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a name to the code point', () => {
    const definition = smallDefinition([{ key: 'name', kind: 'name', maxLength: 20 }]);
    // U+FA19 is the one that NFC would turn into U+795E.
    for (const name of ['\uFA19\u585A', '葛\u{E0100}城', '髙橋 𠮷子', 'Nguyễn Văn A', 'ﾀﾅｶ']) {
      expect(normalise(definition, { name }).name).toBe(name);
    }
  });

  it('makes one day of three fields, in any width and era', () => {
    const definition = smallDefinition([{ key: 'birth', kind: 'date' }]);
    expect(normalise(definition, { birthYear: '令和８', birthMonth: '４', birthDay: '１' })).toEqual({
      birth: '2026-04-01',
    });
    expect(normalise(definition, { birthYear: '2026', birthMonth: '04', birthDay: '1日' })).toEqual({
      birth: '2026-04-01',
    });
  });

  it('drops what is not asked', () => {
    const definition = smallDefinition(everyKind);
    expect(normalise(definition, { shot: 'no', paper: 'an-id', uninvited: 'x' })).toEqual({ shot: 'no' });
  });
});

describe('what must be mended', () => {
  it('names everything that is missing, in the order in which it is asked', () => {
    expect(codes(everyKind, {})).toEqual([
      'name missing',
      'kana missing',
      'text missing',
      'phone missing',
      'chip missing',
      'birth missing',
      'homeTown missing',
      'homeStreet missing',
      'sex missing',
      'shot missing',
      'declared not-declared',
    ]);
  });

  it.each([
    ['042-585-1111', []],
    ['０９０ー１２３４ー５６７８', []],
    ['+84 24 3936 2960', []],
    ['585-1111', ['phone not-a-phone']],
    ['mail@example.jp', ['phone not-a-phone']],
  ])('of the phone number %s', (phone, expected) => {
    expect(codes([{ key: 'phone', kind: 'phone' }], { phone })).toEqual(expected);
  });

  it.each([
    [{ birthYear: '2026', birthMonth: '2', birthDay: '30' }, ['birth not-a-date']],
    [{ birthYear: '平成31', birthMonth: '5', birthDay: '1' }, ['birth not-a-date']],
    [{ birthYear: '2026' }, ['birth not-a-date']],
    [{ birthYear: '2026', birthMonth: '11', birthDay: '21' }, []],
    [{ birthYear: '2026', birthMonth: '11', birthDay: '22' }, ['birth in-the-future']],
  ])('of the date %o', (typed, expected) => {
    expect(codes([{ key: 'birth', kind: 'date', notAfterToday: true }], typed)).toEqual(expected);
  });

  it('lets nothing lie before what it follows', () => {
    const fields: readonly Field[] = [
      { key: 'birth', kind: 'date' },
      { key: 'since', kind: 'date', notBefore: { field: 'birth' } },
    ];
    expect(codes(fields, { birth: '2026-04-02', since: '2026-04-01' })).toEqual(['since too-early']);
    expect(codes(fields, { birth: '2026-04-02', since: '2026-04-02' })).toEqual([]);
  });

  it('counts characters as a reader does', () => {
    const field: Field = { key: 'name', kind: 'name', maxLength: 2 };
    expect(codes([field], { name: '葛\u{E0100}城' })).toEqual([]);
    expect(codes([field], { name: '葛\u{E0100}城子' })).toEqual(['name too-long']);
  });

  it.each([
    ['a tab out of a spreadsheet', '髙橋\t花'],
    ['a null', '髙橋\0'],
    ['a deletion', '髙橋\u007f'],
    ['half a character', '𠮷'.slice(0, 1)],
  ])('finds %s, which nobody can see', (_, value) => {
    expect(codes([{ key: 'name', kind: 'name', maxLength: 20 }], { name: value })).toEqual(['name not-text']);
  });

  it('finds what is no text in every kind of field', () => {
    const found = codes(everyKind, {
      name: 'a\u0007',
      kana: 'ア\u0007',
      text: 'a\u0007',
      phone: '0425851111\u0007',
      chip: '392000000000000\u0007',
      birth: '2026-04-01\u0007',
      homeTown: '神明\u0007',
      homeStreet: '1-12-1\u0007',
      homeBuilding: '\u0007',
      sex: 'male\u0007',
      shot: 'yes',
      paper: 'an-id\u0007',
      declared: 'yes\u0007',
    });
    const asked = everyKind.map(({ key }) => key).filter((key) => !['home', 'shot'].includes(key));
    expect(found).toEqual(
      asked
        .flatMap((key) => (key === 'sex' ? ['homeTown', 'homeStreet', 'homeBuilding', key] : [key]))
        .map((key) => `${key} not-text`),
    );
  });

  it('asks nothing of what is optional and empty', () => {
    const fields = everyKind
      .filter(({ kind }) => kind !== 'declaration')
      .map((field) => ({ ...field, optional: true }));
    expect(codes(fields, {})).toEqual([]);
  });
});

describe('what follows from the answers', () => {
  const definition = smallDefinition(everyKind, {
    pages: [
      { id: 'first', fields: [...everyKind] },
      { id: 'second', when: { not: { field: 'shot', is: 'yes' } }, fields: [] },
    ],
    eligibility: {
      questions: [
        { key: 'chipped', options: ['yes', 'no'] },
        { key: 'registered', when: { field: 'chipped', is: 'yes' }, options: ['yes', 'no'] },
      ],
      verdicts: [
        {
          when: { field: 'registered', is: 'yes' },
          outcome: 'not-needed',
          reason: 'exempt',
          provenance: SAMPLE,
        },
        { outcome: 'needed', reason: 'needed', provenance: SAMPLE },
      ],
    },
    fee: [
      { id: 'registration', yen: 3000, provenance: SAMPLE },
      { id: 'tag', yen: 550, when: { field: 'shot', is: 'yes' }, provenance: SAMPLE },
      { id: 'unknown', yen: null, when: { field: 'sex', is: 'male' }, provenance: SAMPLE },
    ],
    next: [{ id: 'always' }, { id: 'sometimes', when: { any: [{ field: 'shot', is: 'yes' }] } }],
    notPersonal: ['sex', 'shot'],
  });

  it('asks the next question until enough is known', () => {
    expect(eligibility(definition, {})).toMatchObject({ kind: 'question', key: 'chipped' });
    expect(eligibility(definition, { chipped: 'yes' })).toMatchObject({
      kind: 'question',
      key: 'registered',
    });
    expect(eligibility(definition, { chipped: 'no' })).toMatchObject({ kind: 'verdict', outcome: 'needed' });
    expect(eligibility(definition, { chipped: 'yes', registered: 'yes' })).toMatchObject({
      outcome: 'not-needed',
    });
  });

  it('adds up what applies, and has no sum where an amount is not known', () => {
    expect(fee(definition, {}).totalYen).toBe(3000);
    expect(fee(definition, { shot: 'yes' }).totalYen).toBe(3550);
    expect(fee(definition, { sex: 'male' }).totalYen).toBeNull();
  });

  it('shows the pages and steps that apply', () => {
    expect(visiblePages(definition, { shot: 'yes' }).map(({ id }) => id)).toEqual(['first']);
    expect(nextSteps(definition, { shot: 'yes' })).toEqual(['always', 'sometimes']);
    expect(nextSteps(definition, {})).toEqual(['always']);
  });

  it('keeps readable only what says nothing about a person', () => {
    expect(notPersonal(definition, { sex: 'male', name: '髙橋', shot: 'yes' })).toEqual({
      sex: 'male',
      shot: 'yes',
    });
  });
});
