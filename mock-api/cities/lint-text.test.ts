import { describe, expect, it } from 'vitest';
import type { ProcedureDefinition, ProcedureText } from '#contract/procedures/schema.ts';
import { lintText } from './lint-text.ts';

const SAMPLE = { kind: 'sample' } as const;

const definition: ProcedureDefinition = {
  id: 'notice',
  version: '1',
  kind: 'notification',
  assurance: 'none',
  department: 'waste',
  window: 'waste',
  persons: { subject: 'household', applicant: 'head', submitters: [{ id: 'self' }] },
  eligibility: {
    questions: [{ key: 'home', options: ['yes', 'flat'] }],
    verdicts: [{ outcome: 'needed', reason: 'all', provenance: SAMPLE }],
  },
  pages: [
    {
      id: 'things',
      fields: [
        {
          key: 'things',
          kind: 'group',
          min: 1,
          max: 3,
          fields: [
            { key: 'size', kind: 'number', min: 1, max: 9 },
            { key: 'kind', kind: 'choice', options: ['bed', 'desk'] },
          ],
        },
        { key: 'photo', kind: 'attachment', maxFiles: 2, sides: ['front', 'back'] },
      ],
    },
  ],
  declaration: 'declared',
  fee: [],
  deadline: null,
  next: [],
  notPersonal: [],
  blindIndexes: [],
  retentionDays: 1,
  retentionProvenance: SAMPLE,
};

function whole(): ProcedureText {
  return {
    title: '粗大ごみ',
    summary: '申込みです。',
    keywords: ['ごみ'],
    forWhom: '住んでいる方',
    untilWhen: 'いつでも',
    prepare: [],
    minutes: 3,
    persons: { household: '世帯', head: '世帯主', self: '本人' },
    eligibility: {
      questions: { home: { label: '家から出ますか', options: { flat: '集合住宅' } } },
      reasons: { all: '申し込めます。' },
    },
    pages: { things: { title: '品物' } },
    fields: {
      things: {
        label: '品物',
        entry: '品物',
        add: '品物を加える',
        fields: {
          size: { label: '長さ', unit: 'cm' },
          kind: { label: '種類', options: { bed: 'ベッド', desk: '机' } },
        },
      },
      photo: { label: '写真', sides: { front: '前', back: '後ろ' } },
    },
    fee: {},
    next: {},
    reviewed: { backTranslated: null, native: false },
  };
}

function faultsOf(text: ProcedureText): readonly string[] {
  const faults: string[] = [];
  lintText(text, definition, (path, problem) => faults.push(`${path.join('.')} ${problem}`));
  return faults;
}

const THINGS = whole().fields.things ?? { label: '' };

const PLANTED: readonly (readonly [
  what: string,
  changes: Partial<ProcedureText>,
  faults: readonly string[],
])[] = [
  [
    'an option of a question that only this procedure has',
    { eligibility: { ...whole().eligibility, questions: { home: { label: '家', options: { yes: '家' } } } } },
    [
      'eligibility.questions.home.options.flat is missing',
      'eligibility.questions.home.options.yes is not needed',
    ],
  ],
  [
    'a person',
    { persons: { household: '世帯', self: '本人', agent: '代理人' } },
    ['persons.head is missing', 'persons.agent is not needed'],
  ],
  [
    'a unit',
    {
      fields: {
        ...whole().fields,
        things: { ...THINGS, fields: { ...THINGS.fields, size: { label: '長さ' } } },
      },
    },
    ['fields.things.fields.size.unit is missing'],
  ],
  [
    'an option in an entry',
    {
      fields: {
        ...whole().fields,
        things: {
          ...THINGS,
          fields: { ...THINGS.fields, kind: { label: '種類', options: { bed: 'ベッド' } } },
        },
      },
    },
    ['fields.things.fields.kind.options.desk is missing'],
  ],
  [
    'the words over an entry and on the button',
    { fields: { ...whole().fields, things: { label: '品物', fields: THINGS.fields ?? {} } } },
    ['fields.things.entry is missing', 'fields.things.add is missing'],
  ],
  [
    'a field of an entry',
    { fields: { ...whole().fields, things: { label: '品物', entry: '品物', add: '加える' } } },
    ['fields.things.fields.size is missing', 'fields.things.fields.kind is missing'],
  ],
  [
    'a side, and a unit of what has none',
    {
      fields: { ...whole().fields, photo: { label: '写真', unit: '枚', sides: { front: '前', top: '上' } } },
    },
    [
      'fields.photo.sides.back is missing',
      'fields.photo.sides.top is not needed',
      'fields.photo.unit is not needed',
    ],
  ],
  ['a number of minutes', { minutes: 0 }, ['minutes is no number of minutes']],
];

describe('the words of a procedure', () => {
  it('are whole', () => {
    expect(faultsOf(whole())).toEqual([]);
  });

  it.each(PLANTED)('are found wanting: %s', (_what, changes, faults) => {
    expect(faultsOf({ ...whole(), ...changes })).toEqual(faults);
  });
});
