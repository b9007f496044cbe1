import { describe, expect, it } from 'vitest';
import { SAMPLE, smallDefinition } from '#tests/support/small-definition.ts';
import type { Answers } from './answers.ts';
import { moveToVersion, normalise, validate } from './rules.ts';
import type { Field, GroupField, ProcedureDefinition } from './schema.ts';

const TODAY = '2026-11-21';

const children: GroupField = {
  key: 'children',
  kind: 'group',
  min: 0,
  max: 3,
  fields: [
    { key: 'name', kind: 'name', maxLength: 40 },
    { key: 'birth', kind: 'date' },
  ],
};

/** What a city asks at first. */
const fields: readonly Field[] = [
  { key: 'name', kind: 'name', maxLength: 40 },
  { key: 'reason', kind: 'choice', options: ['moved', 'born', 'other'] },
  { key: 'story', kind: 'text', maxLength: 100, when: { field: 'reason', is: 'other' } },
  { key: 'phone', kind: 'phone', optional: true },
  { key: 'since', kind: 'text', maxLength: 20 },
  { key: 'home', kind: 'address' },
  { key: 'paper', kind: 'attachment', maxFiles: 4, optional: true },
  children,
];
const eligibility: ProcedureDefinition['eligibility'] = {
  questions: [{ key: 'lives', options: ['yes', 'no', 'unsure'] }],
  verdicts: [{ outcome: 'needed', reason: 'needed', provenance: SAMPLE }],
};
const first = smallDefinition(fields, { eligibility });

/** Narrower: less room, fewer options, more that must be there. */
const stricter = smallDefinition(
  [
    { key: 'name', kind: 'name', maxLength: 5 },
    { key: 'reason', kind: 'choice', options: ['moved', 'other'] },
    { key: 'story', kind: 'text', maxLength: 100, when: { field: 'reason', is: 'other' } },
    { key: 'phone', kind: 'phone' },
    { key: 'since', kind: 'text', maxLength: 20 },
    { key: 'home', kind: 'address' },
    { key: 'paper', kind: 'attachment', minFiles: 2, maxFiles: 4, optional: true },
    {
      ...children,
      min: 1,
      max: 1,
      fields: [...children.fields, { key: 'kana', kind: 'kana', maxLength: 40 }],
    },
  ],
  { version: '2', eligibility: { ...eligibility, questions: [{ key: 'lives', options: ['yes', 'no'] }] } },
);

/** Rearranged: a text becomes a date, a question goes, a condition turns, another question comes. */
const rearranged = smallDefinition(
  [
    { key: 'name', kind: 'name', maxLength: 40 },
    { key: 'reason', kind: 'choice', options: ['moved', 'born', 'other'] },
    { key: 'story', kind: 'text', maxLength: 100, when: { field: 'reason', is: 'born' } },
    { key: 'since', kind: 'date' },
    { key: 'home', kind: 'address', when: { field: 'reason', is: 'moved' } },
    { key: 'paper', kind: 'attachment', maxFiles: 4, optional: true },
    { key: 'mail', kind: 'mail' },
    { key: 'fax', kind: 'phone', optional: true },
  ],
  { version: '3', eligibility: null },
);

const drafts = {
  full: {
    lives: 'unsure',
    name: '寿限無 寿限無 ',
    reason: 'born',
    phone: '０４２−585−1111',
    since: '去年の春',
    homePostalCode: '191-0016',
    homeTown: '日野市神明',
    homeStreet: '1-12-1',
    paper: 'one',
    children: '1 3',
    children1Name: '花',
    children1BirthYear: '令和2',
    children1BirthMonth: '5',
    children1BirthDay: '5',
    children3Name: '空',
  },
  story: { lives: 'yes', name: '空', reason: 'other', story: '川が あふれた', since: '先月', phone: '' },
  begun: { name: '日', homeTown: '日野市' },
} satisfies Record<string, Answers>;

type Expected = {
  readonly again: Readonly<Record<string, string>>;
  readonly gone: Readonly<Record<string, string>>;
};

const CASES: readonly (readonly [keyof typeof drafts, string, ProcedureDefinition, Expected])[] = [
  [
    'full',
    'stricter',
    stricter,
    {
      again: {
        lives: 'option-gone',
        name: 'stricter',
        reason: 'option-gone',
        paper: 'stricter',
        children: 'stricter',
        children1Kana: 'new-question',
        children3Kana: 'new-question',
      },
      gone: { lives: 'option-gone', reason: 'option-gone' },
    },
  ],
  [
    'full',
    'rearranged',
    rearranged,
    {
      again: { story: 'now-asked', since: 'other-kind', mail: 'new-question' },
      gone: {
        lives: 'question-gone',
        phone: 'question-gone',
        since: 'other-kind',
        children: 'question-gone',
        children1Name: 'question-gone',
        children1BirthYear: 'question-gone',
        children1BirthMonth: 'question-gone',
        children1BirthDay: 'question-gone',
        children3Name: 'question-gone',
        homePostalCode: 'no-longer-asked',
        homeTown: 'no-longer-asked',
        homeStreet: 'no-longer-asked',
      },
    },
  ],
  [
    'story',
    'stricter',
    stricter,
    {
      again: {
        phone: 'now-required',
        children1Name: 'now-required',
        children1Birth: 'now-required',
        children1Kana: 'new-question',
      },
      gone: {},
    },
  ],
  [
    'story',
    'rearranged',
    rearranged,
    {
      again: { since: 'other-kind', mail: 'new-question' },
      gone: { lives: 'question-gone', since: 'other-kind', story: 'no-longer-asked' },
    },
  ],
  [
    'begun',
    'stricter',
    stricter,
    {
      again: {
        phone: 'now-required',
        children1Name: 'now-required',
        children1Birth: 'now-required',
        children1Kana: 'new-question',
      },
      gone: {},
    },
  ],
  [
    'begun',
    'rearranged',
    rearranged,
    { again: { mail: 'new-question' }, gone: { homeTown: 'no-longer-asked' } },
  ],
];

describe.each(CASES)('the draft "%s" in a version that is %s', (name, _, to, expected) => {
  const typed: Answers = drafts[name];
  const { answers, again, gone } = moveToVersion(first, to, typed, TODAY);

  it('says what must be answered again, and why', () => {
    expect(Object.fromEntries(again.map(({ path, reason }) => [path, reason]))).toEqual(expected.again);
    expect(again.length).toBe(Object.keys(expected.again).length);
  });

  it('names what does not count any more', () => {
    expect(Object.fromEntries(gone.map(({ path, reason }) => [path, reason]))).toEqual(expected.gone);
  });

  it('loses nothing that was typed', () => {
    const named = Object.fromEntries(gone.map(({ path, value }) => [path, value]));
    const kept = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
    expect({ ...answers, ...named }).toEqual(kept);
  });

  it('can be sent once just that, and what was not answered before, is answered', () => {
    const open = validate(to, normalise(to, answers), TODAY).map(({ path }) => path);
    const before = validate(first, normalise(first, typed), TODAY).map(({ path }) => path);
    const told = [...again.map(({ path }) => path), ...before];
    expect(open.filter((path) => !told.includes(path))).toEqual([]);
  });
});

describe('entries that were there without being listed', () => {
  it('stay when fewer are needed', () => {
    const withOne = smallDefinition([{ ...children, min: 1 }]);
    const { answers, gone } = moveToVersion(
      withOne,
      smallDefinition([children]),
      { children1Name: '花' },
      TODAY,
    );
    expect(answers).toEqual({ children: '1', children1Name: '花' });
    expect(gone).toEqual([]);
  });
});
