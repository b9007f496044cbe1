/** Every rule of the lints, each with a fault planted in a form that has a little of everything. */
import { describe, expect, it } from 'vitest';
import type { City } from '#contract/cities/schema.ts';
import type { Condition, Field, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { lintDefinition } from './lint-definition.ts';
import { answersFor } from './possible-answers.ts';

const SAMPLE = { kind: 'sample' } as const;

const CITY: City = {
  id: 'hino',
  code: '132128',
  kind: 'city',
  colour: '#0017c1',
  prefecture: '東京都',
  addressPrefix: '日野市',
  officialSite: 'https://www.city.hino.lg.jp/',
  phone: '042-585-1111',
  windows: [{ id: 'children', phone: null, provenance: SAMPLE }],
};

/** An allowance for children; fresh each time, to be spoilt. */
function sound(): ProcedureDefinition {
  return {
    id: 'allowance',
    version: '1',
    kind: 'application',
    assurance: 'signed',
    department: 'children',
    window: 'children',
    persons: {
      subject: 'child',
      applicant: 'parent',
      submitters: [{ id: 'self' }, { id: 'agent', proof: 'mandate' }],
      field: 'filer',
    },
    eligibility: {
      questions: [
        { key: 'servant', options: ['yes', 'no'] },
        { key: 'abroad', when: { field: 'servant', is: 'no' }, options: ['yes', 'no', 'unsure'] },
      ],
      verdicts: [
        { when: { field: 'servant', is: 'yes' }, outcome: 'counter', reason: 'work', provenance: SAMPLE },
        { when: { field: 'abroad', is: 'unsure' }, outcome: 'ask', reason: 'unsure', provenance: SAMPLE },
        { outcome: 'needed', reason: 'all', provenance: SAMPLE },
      ],
    },
    pages: [
      {
        id: 'filer',
        fields: [
          { key: 'filer', kind: 'choice', options: ['self', 'agent'] },
          {
            key: 'mandate',
            kind: 'attachment',
            minFiles: 1,
            maxFiles: 2,
            sides: ['front', 'back'],
            when: { field: 'filer', is: 'agent' },
          },
          { key: 'moved', kind: 'date', notAfterToday: true },
          { key: 'number', kind: 'my-number', basis: '番号法' },
          { key: 'income', kind: 'money', min: 0, max: 1000 },
        ],
      },
      {
        id: 'children',
        fields: [
          {
            key: 'children',
            kind: 'group',
            min: 1,
            max: 10,
            fields: [
              { key: 'name', kind: 'name', maxLength: 100 },
              {
                key: 'birth',
                kind: 'date',
                notAfterToday: true,
                ages: [{ on: 'moved', untilMarchAfter: 18 }],
              },
              { key: 'apart', kind: 'yes-no' },
              { key: 'place', kind: 'text', maxLength: 40, when: { field: 'apart', is: 'yes' } },
              { key: 'copies', kind: 'number', min: 0, max: 5 },
            ],
          },
        ],
      },
      {
        id: 'many',
        when: { count: 'children', atLeast: 3 },
        fields: [{ key: 'reason', kind: 'text', maxLength: 100, lines: 3 }],
      },
      {
        id: 'rich',
        when: { all: [{ field: 'income', atLeast: 900 }, { not: { field: 'abroad', is: 'no' } }] },
        fields: [{ key: 'other', kind: 'yes-no' }],
      },
      { id: 'end', fields: [{ key: 'declared', kind: 'declaration' }] },
    ],
    declaration: 'declared',
    fee: [
      { id: 'copy', each: 'children', times: 'copies', yen: 300, provenance: SAMPLE },
      { id: 'stamp', when: { field: 'other', is: 'yes' }, yen: null, provenance: SAMPLE },
    ],
    deadline: {
      days: 15,
      fromLatestOf: [{ field: 'moved', plusDays: 0 }],
      basis: '児童手当法',
      provenance: SAMPLE,
    },
    next: [{ id: 'letter' }, { id: 'call', when: { field: 'other', is: 'no' } }],
    notPersonal: ['servant', 'filer', 'children'],
    blindIndexes: [{ id: 'twin', fields: ['moved'] }],
    retentionDays: 365,
    retentionProvenance: SAMPLE,
  };
}

function faultsOf(definition: ProcedureDefinition): readonly string[] {
  const faults: string[] = [];
  lintDefinition(definition, CITY, (path, problem) => faults.push(`${path.join('.')} ${problem}`));
  return faults;
}

type Spoil = (definition: ProcedureDefinition) => void;

/** A definition whose field of this place is another. */
function field(page: number, position: number, changes: object): Spoil {
  return ({ pages }) => {
    Object.assign(pages[page]?.fields[position] ?? {}, changes);
  };
}

function inEntry(position: number, changes: object): Spoil {
  return ({ pages }) => {
    const group = pages[1]?.fields[0];
    if (group?.kind === 'group') Object.assign(group.fields[position] ?? {}, changes);
  };
}

function page(index: number, when: Condition): Spoil {
  return ({ pages }) => {
    Object.assign(pages[index] ?? {}, { when });
  };
}

function more(added: Field): Spoil {
  return ({ pages }) => {
    pages[4]?.fields.push(added);
  };
}

function part(changes: Partial<ProcedureDefinition>): Spoil {
  return (definition) => {
    Object.assign(definition, changes);
  };
}

function within(key: 'deadline' | 'persons', changes: object): Spoil {
  return (definition) => {
    Object.assign(definition[key] ?? {}, changes);
  };
}

const FEE = { id: 'copy', yen: 300, provenance: SAMPLE } as const;
const SOURCE = { kind: 'source', url: 'https://example.jp/', date: '2026', confidence: 'high' } as const;

const PLANTED: readonly (readonly [what: string, spoil: Spoil, fault: string])[] = [
  [
    'a key of an entry that is a key elsewhere',
    more({ key: 'children2Name', kind: 'text', maxLength: 9 }),
    'pages.4.fields.1 the key children2Name stands for two answers',
  ],
  [
    'a note on a name that is a key elsewhere',
    (definition) => {
      more({ key: 'who', kind: 'name', maxLength: 9, rightCharacter: true })(definition);
      more({ key: 'whoNote', kind: 'text', maxLength: 9 })(definition);
    },
    'the key whoNote stands for two answers',
  ],
  [
    'a key in an entry that no answer can have',
    field(1, 0, { key: `c${'a'.repeat(39)}`, fields: [{ key: `n${'a'.repeat(39)}`, kind: 'phone' }] }),
    'is too long',
  ],
  [
    'more answers than the API takes',
    field(1, 0, { max: 60 }),
    'pages have room for 434 answers, but the API takes 400',
  ],
  [
    'a condition in an entry on a later field of it',
    inEntry(2, { when: { field: 'copies', atLeast: 1 } }),
    'pages.1.fields.0.fields.2 depends on copies, which is not asked before it',
  ],
  [
    'a condition outside of a group on a field inside',
    page(2, { field: 'apart', is: 'yes' }),
    'pages.2 depends on apart, which is not asked before it',
  ],
  [
    'a count of what is no group',
    page(2, { count: 'income', atLeast: 1 }),
    'pages.2 counts income, which is no group that is asked before it',
  ],
  [
    'a count of a later group',
    field(0, 4, { when: { count: 'children', atLeast: 1 } }),
    'pages.0.fields.4 counts children, which is no group that is asked before it',
  ],
  [
    'a least of what is no number',
    page(3, { field: 'filer', atLeast: 1 }),
    'pages.3 filer is no number and has no least',
  ],
  ['an option of a number', page(3, { field: 'income', is: '900' }), 'pages.3 income never is 900'],
  [
    'a fee for each of no group',
    part({ fee: [{ ...FEE, each: 'filer' }] }),
    'each of filer, which is no group',
  ],
  ['a fee times no number', part({ fee: [{ ...FEE, times: 'filer' }] }), 'times filer, which is no number'],
  [
    'a fee times a number of entries, but not for each',
    part({ fee: [{ ...FEE, times: 'copies' }] }),
    'fee.0 is due times copies, which is no number',
  ],
  [
    'a source that gives no fee',
    part({ fee: [{ ...FEE, yen: null, provenance: SOURCE }] }),
    'fee.0 has a source that gives no amount',
  ],
  ['half a yen', part({ fee: [{ ...FEE, yen: 0.5 }] }), 'fee.0 0.5 is no sum in yen'],
  [
    'an age on a later date',
    inEntry(1, { ages: [{ on: 'died', under: 3 }] }),
    'birth has its age on died, which is no earlier date',
  ],
  [
    'an age without limit',
    inEntry(1, { ages: [{ on: 'moved' }] }),
    'birth has a rule of age that sets no limit',
  ],
  [
    'an age that nobody has',
    inEntry(1, { ages: [{ atLeast: 18, under: 18 }] }),
    'birth must be at least 18 and under 18',
  ],
  [
    'a school year that nobody is in',
    inEntry(1, { ages: [{ fromAprilAfter: 18, untilMarchAfter: 18 }] }),
    'birth counts from the April after 18 to the March after 18',
  ],
  [
    'a date in an entry compared with none',
    inEntry(1, { notBefore: { field: 'name' } }),
    'birth is compared with name, which is no earlier date',
  ],
  [
    'a date that is never right',
    field(0, 2, { notBeforeToday: true }),
    'moved is neither before nor after today',
  ],
  [
    'no term',
    within('deadline', { days: undefined }),
    'deadline must have exactly one of days, months, years',
  ],
  ['two terms', within('deadline', { years: 2 }), 'deadline must have exactly one of days, months, years'],
  ['a term from nothing', within('deadline', { fromLatestOf: [] }), 'deadline.fromLatestOf is empty'],
  [
    'a term from a date in an entry',
    within('deadline', { fromLatestOf: [{ field: 'birth', plusDays: 0 }] }),
    'counts from birth, which is no date of this form',
  ],
  ['a field of persons that is none', within('persons', { field: 'who' }), 'persons.field who is no choice'],
  [
    'a field of persons with others than may file',
    field(0, 0, { options: ['self', 'agent', 'family'] }),
    'persons.field filer offers other persons than the submitters',
  ],
  [
    'several who may file and no field for it',
    within('persons', { field: undefined }),
    'persons has no field that says which of the submitters it is',
  ],
  [
    'a proof that is no attachment',
    within('persons', { submitters: [{ id: 'self' }, { id: 'agent', proof: 'reason' }] }),
    'persons.submitters.1 reason is no attachment of this form',
  ],
  [
    'a My Number without proof of identity',
    part({ assurance: 'contact' }),
    'number asks for a My Number, but contact proves no identity',
  ],
  [
    'a My Number kept readable',
    part({ notPersonal: ['number'] }),
    'notPersonal.0 number is a my-number and says something about a person',
  ],
  [
    'a text of an entry kept readable',
    part({ notPersonal: ['children3Place'] }),
    'notPersonal.0 children3Place is a text of an entry and says something about a person',
  ],
  [
    'a date of birth kept readable',
    part({ notPersonal: ['children1Birth'] }),
    'notPersonal.0 children1Birth is a date of birth and says something about a person',
  ],
  ['an entry kept readable that cannot be', part({ notPersonal: ['children11Apart'] }), 'is no answer'],
  ['a choice without options', field(0, 0, { options: [] }), 'filer offers nothing to choose'],
  ['an option twice', field(0, 0, { options: ['self', 'agent', 'self'] }), 'filer offers self twice'],
  ['a range without room', field(0, 4, { min: 9, max: 8 }), 'income must be at least 9 and at most 8'],
  ['more photographs needed than taken', field(0, 1, { minFiles: 3 }), 'mandate must be at least 3'],
  ['a side twice', field(0, 1, { sides: ['front', 'front'] }), 'mandate has a side twice'],
  ['a group for more than keys can say', field(1, 0, { max: 100, fields: [] }), 'keys have room for 99'],
  ['a group without fields', field(1, 0, { fields: [] }), 'children has no fields'],
];

describe('a sound definition', () => {
  it('has no faults', () => {
    expect(faultsOf(sound())).toEqual([]);
  });

  it('has answers for each of its pages', () => {
    const { pages } = sound();
    const whens = pages.flatMap(({ when }) => (when ? [when] : []));
    expect(whens.map((when) => answersFor(sound(), [when]))).toEqual([
      { children: '1 2 3' },
      { servant: 'yes', income: '900' },
    ]);
  });
});

describe('a fault in a definition', () => {
  it.each(PLANTED)('is named: %s', (_what, spoil, fault) => {
    const definition = sound();
    spoil(definition);
    expect(faultsOf(definition).join('\n')).toContain(fault);
  });
});

const YES = { field: 'servant', is: 'yes' } as const;
const NO = { field: 'servant', is: 'no' } as const;

/** Names all lead somewhere, but nobody ever comes there. */
const OUT_OF_REACH: readonly (readonly [what: string, spoil: Spoil, fault: string])[] = [
  [
    'a question',
    (definition) => {
      Object.assign(definition.eligibility?.questions[1] ?? {}, { when: { all: [YES, NO] } });
    },
    'eligibility.questions.1 is never asked',
  ],
  [
    'a verdict behind a wider one',
    (definition) => {
      Object.assign(definition.eligibility?.verdicts[1] ?? {}, { when: { all: [YES, { not: NO }] } });
    },
    'eligibility.verdicts.1 is never reached',
  ],
  [
    'the last verdict',
    (definition) => {
      Object.assign(definition.eligibility?.verdicts[1] ?? {}, { when: NO });
    },
    'eligibility.verdicts.2 is never reached',
  ],
  [
    'a page for more entries than there may be',
    page(2, { count: 'children', atLeast: 11 }),
    'pages.2 is never',
  ],
  [
    'a page for fewer entries than there are',
    page(2, { not: { count: 'children', atLeast: 1 } }),
    'pages.2 is never',
  ],
  [
    'a page for a greater sum than may be given',
    page(3, { field: 'income', atLeast: 1001 }),
    'pages.3 is never',
  ],
  ['a page for those who are sent to the counter', page(3, YES), 'pages.3 is never asked'],
  [
    'a page that hangs on a question that was not asked',
    page(3, { all: [{ field: 'abroad', is: 'yes' }, YES] }),
    'pages.3 is never asked',
  ],
  [
    'a field of an entry',
    inEntry(4, { when: { all: [{ field: 'apart', is: 'no' }, { not: { field: 'apart', is: 'no' } }] } }),
    'pages.1.fields.0.fields.4 is never asked',
  ],
  [
    'a field that its page rules out',
    field(3, 0, { when: { not: { field: 'income', atLeast: 900 } } }),
    'pages.3.fields.0 is never asked',
  ],
  [
    'a rule of age',
    inEntry(1, { ages: [{ under: 3, when: { count: 'children', atLeast: 20 } }] }),
    'pages.1.fields.0.fields.1.ages.0 never counts',
  ],
  [
    'a fee for an entry',
    part({
      fee: [
        {
          ...FEE,
          each: 'children',
          when: {
            all: [
              { field: 'apart', is: 'yes' },
              { field: 'copies', atLeast: 6 },
            ],
          },
        },
      ],
    }),
    'fee.0 is never due',
  ],
  [
    'a next step',
    part({
      next: [
        {
          id: 'letter',
          when: {
            all: [
              { field: 'other', is: 'yes' },
              { field: 'abroad', is: 'no' },
            ],
          },
        },
      ],
    }),
    'next.0 never comes',
  ],
  [
    'one of two ways to a page',
    page(3, { any: [{ field: 'income', atLeast: 900 }, { all: [YES, NO] }] }),
    'pages.3.when.any.1 can never hold',
  ],
];

describe('what nobody reaches', () => {
  it.each(OUT_OF_REACH)('is named: %s', (_what, spoil, fault) => {
    const definition = sound();
    spoil(definition);
    expect(faultsOf(definition).join('\n')).toContain(fault);
  });

  it('is named when there is too much to try', () => {
    const keys = Array.from({ length: 20 }, (_, index) => `question${index}`);
    const definition: ProcedureDefinition = {
      ...sound(),
      pages: [
        {
          id: 'maze',
          fields: [
            ...keys.map((key): Field => ({ key, kind: 'yes-no' })),
            {
              key: 'never',
              kind: 'yes-no',
              when: {
                all: [
                  ...keys.map((key) => ({
                    any: [
                      { field: key, is: 'yes' },
                      { field: key, is: 'no' },
                    ],
                  })),
                  { field: 'question19', is: 'yes' },
                  { field: 'question19', is: 'no' },
                ],
              },
            },
          ],
        },
        ...sound().pages,
      ],
    };
    expect(faultsOf(definition)).toEqual([
      'pages.0.fields.20 depends on more answers than can be tried: make it simpler',
    ]);
  });
});
