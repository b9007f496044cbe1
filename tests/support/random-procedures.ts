/** Random definitions with random and hostile answers, and everything that the rules say of them. */
import fc from 'fast-check';
import { type Answers, keysOf } from '#contract/procedures/answers.ts';
import type * as Rules from '#contract/procedures/rules.ts';
import { itemKey } from '#contract/procedures/rules.ts';
import type { Condition, Field, PlainField, ProcedureDefinition } from '#contract/procedures/schema.ts';
import type { PlainDate } from '#lib/dates.ts';

export type Case = {
  readonly definition: ProcedureDefinition;
  /** Another version of it. */
  readonly next: ProcedureDefinition;
  readonly typed: Answers;
  readonly today: PlainDate;
};

/** None begins like another with a capital after it, so that no two fields share a key. */
const PLAIN_KEYS = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'constructor'];
const GROUP_KEYS = ['kilo', 'lima'];
const ITEM_KEYS = ['alpha', 'mike', 'november'];
const QUESTION_KEYS = ['papa', 'quebec', 'valueOf'];
const OPTIONS = ['yes', 'no', 'unsure', 'male'];
const PROVENANCE = { kind: 'sample' } as const;

const TEXTS = [
  ...OPTIONS,
  ...['ordinary', 'current', '花子', 'たかはし', 'ﾀｶﾊｼ', 'TARO', 'taro@example.jp', 'ＴＡＲＯ＠example．jp'],
  ...['0', '1', '２', '15', '１，２００円', '￥３０００', '-5', '−0', '3.5', '007', '99999999999999999999'],
  ...[
    '令和8',
    '令和元年',
    '平成31',
    '昭和64',
    'R8',
    '2026',
    '2000',
    '2008',
    '1000',
    '9999',
    '4',
    '１２',
    '31',
  ],
  ...['2026-04-01', '2026-11-21', '2008-02-29', '2026-02-30', '9999-12-31', '1000-01-01'],
  ...['1', '1 2', '2 1 1', '1 1 99999 x', '99 98', '0 -1 1.5', '1\u30002', ' '.repeat(50)],
  ...['042-585-1111', '+84 24 3936 2960', '〒191-0016', '123456789018', '0000000000', '33120015'],
  ...['　', ' ', 'a\r\nb\n\n\n\nc', '\u0000', '\u007f', '\ud800', 'e\u0301', '葛\u{E0100}城', '\uFA19', 'が'],
  ...['ß', 'ŉ', 'ﾞ', 'か\uFF9E', '\u2028', '\uFEFF', '\u202E', '__proto__', '<b>', "'; --", 'x'.repeat(300)],
];
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
);

const anyKey = fc.constantFrom(...PLAIN_KEYS, ...GROUP_KEYS, ...ITEM_KEYS, ...QUESTION_KEYS, 'nobody');
const few = { maxLength: 2 } as const;

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ field: anyKey, is: fc.constantFrom(...OPTIONS) }),
    fc.record({ field: anyKey, atLeast: fc.integer({ min: -2, max: 3000 }) }),
    fc.record({ count: fc.constantFrom(...GROUP_KEYS), atLeast: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ all: fc.array(tie('condition'), few) }),
    fc.record({ any: fc.array(tie('condition'), few) }),
    fc.record({ not: tie('condition') }),
  ),
}));
const when = fc.option(condition, { freq: 3, nil: undefined });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const years = fc.integer({ min: 0, max: 70 });

const ageRule = fc.record({
  when,
  on: fc.option(anyKey, { freq: 2, nil: undefined }),
  atLeast: maybe(years),
  under: maybe(years),
  untilMarchAfter: maybe(years),
  fromAprilAfter: maybe(years),
});
const limits = fc
  .tuple(fc.integer({ min: -10, max: 20 }), fc.integer({ min: 0, max: 5000 }))
  .map(([min, room]) => ({ min, max: min + room }));
const maxLength = fc.integer({ min: 1, max: 20 });

/** What each kind has of its own. */
const KINDS: fc.Arbitrary<object>[] = [
  fc.record({ kind: fc.constant('name'), maxLength, rightCharacter: maybe(fc.boolean()) }),
  fc.record({ kind: fc.constant('kana'), maxLength }),
  fc.record({ kind: fc.constant('text'), maxLength, lines: maybe(fc.integer({ min: 1, max: 4 })) }),
  fc.record({ kind: fc.constant('phone') }),
  fc.record({ kind: fc.constant('mail') }),
  fc.record({ kind: fc.constant('digits'), length: fc.constantFrom(1, 12, 15) }),
  limits.map((range) => ({ kind: 'number', ...range })),
  limits.map((range) => ({ kind: 'money', ...range })),
  fc.record({
    kind: fc.constant('insured-number'),
    length: fc.constantFrom(8, 10),
    check: maybe(fc.constant('modulus-10-weights-2-1' as const)),
  }),
  fc.record({ kind: fc.constant('my-number'), basis: fc.constant('番号法') }),
  fc.record({
    kind: fc.constant('date'),
    notAfterToday: maybe(fc.boolean()),
    notBeforeToday: maybe(fc.boolean()),
    notBefore: maybe(fc.oneof(fc.constant('2026-04-01'), fc.record({ field: anyKey }))),
    ages: maybe(fc.array(ageRule, few)),
  }),
  fc.record({ kind: fc.constant('address') }),
  fc.record({ kind: fc.constant('bank-account') }),
  fc.record({
    kind: fc.constant('choice'),
    options: fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('yes-no') }),
  fc.record({
    kind: fc.constant('attachment'),
    minFiles: maybe(fc.integer({ min: 1, max: 3 })),
    maxFiles: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('declaration') }),
];

function plainField(key: string): fc.Arbitrary<PlainField> {
  return fc
    .tuple(fc.oneof(...KINDS), fc.record({ when, optional: maybe(fc.boolean()) }))
    .map(([own, base]) => withoutUndefined({ key, ...base, ...own }) as PlainField);
}

function groupField(key: string): fc.Arbitrary<Field> {
  return fc
    .record({
      when,
      optional: maybe(fc.boolean()),
      min: fc.integer({ min: 0, max: 2 }),
      max: fc.integer({ min: 2, max: 4 }),
      fields: fc.tuple(...ITEM_KEYS.map(plainField)),
    })
    .map((group) => withoutUndefined({ key, kind: 'group', ...group }) as Field);
}

const feeItem = fc.record({
  when,
  each: maybe(fc.constantFrom(...GROUP_KEYS, 'nobody')),
  times: maybe(anyKey),
  yen: fc.option(fc.integer({ min: 0, max: 10_000 })),
});
const deadlineRule = fc
  .record({
    period: fc.constantFrom({ days: 15 }, { days: 0 }, { months: 1 }, { months: 25 }, { years: 2 }),
    fromLatestOf: fc.array(fc.record({ field: anyKey, plusDays: fc.integer({ min: -30, max: 400 }) }), few),
    opensDaysBefore: maybe(fc.integer({ min: 0, max: 400 })),
    late: maybe(fc.constantFrom('accepted', 'loss', 'counter')),
  })
  .map(({ period, ...rule }) => ({ ...rule, ...period, basis: 'test', provenance: PROVENANCE }));
const eligibilityRules = fc.record({
  questions: fc.tuple(
    ...QUESTION_KEYS.map((key) =>
      fc.record({ key: fc.constant(key), when, options: fc.uniqueArray(fc.constantFrom(...OPTIONS)) }),
    ),
  ),
  verdicts: fc.array(
    fc.record({
      when,
      outcome: fc.constantFrom('needed', 'not-needed', 'ask', 'counter'),
      reason: fc.constantFrom('one', 'other'),
      provenance: fc.constant(PROVENANCE),
    }),
    few,
  ),
});

const definition: fc.Arbitrary<ProcedureDefinition> = fc
  .record({
    fields: fc.tuple(...PLAIN_KEYS.map(plainField), ...GROUP_KEYS.map(groupField)),
    order: fc.shuffledSubarray([...PLAIN_KEYS, ...GROUP_KEYS].map((_, index) => index)),
    cuts: fc.array(fc.record({ size: fc.integer({ min: 0, max: 4 }), when }), { minLength: 1, maxLength: 4 }),
    eligibility: fc.option(eligibilityRules),
    fee: fc.array(feeItem, { maxLength: 3 }),
    deadline: fc.option(deadlineRule),
    next: fc.array(fc.record({ when }), { maxLength: 3 }),
    notPersonal: fc.array(anyKey, { maxLength: 3 }),
  })
  .map(({ fields, order, cuts, ...more }) => {
    const chosen = order.flatMap((index) => fields[index] ?? []);
    const dates = chosen.filter(({ kind }) => kind === 'date').map(({ key }) => key);
    const pages = cuts.map((cut, index) => ({
      id: `page-${index}`,
      when: cut.when,
      fields: chosen.splice(0, index === cuts.length - 1 ? chosen.length : cut.size),
    }));
    // Its parts are of the schema's shapes; optional ones that are undefined have been left out.
    return withoutUndefined({
      id: 'random',
      version: '1',
      kind: 'application',
      assurance: 'none',
      department: 'test',
      window: 'test',
      declaration: 'declared',
      blindIndexes: [],
      retentionDays: 1,
      retentionProvenance: PROVENANCE,
      ...more,
      deadline: more.deadline && countedFrom(dates, more.deadline),
      pages,
      fee: more.fee.map((item, index) => ({ id: `fee-${index}`, provenance: PROVENANCE, ...item })),
      next: more.next.map((step, index) => ({ id: `next-${index}`, ...step })),
    }) as ProcedureDefinition;
  });

/** Deadlines count from dates; some from what is none. */
function countedFrom<Rule extends { fromLatestOf: { field: string; plusDays: number }[] }>(
  dates: readonly string[],
  rule: Rule,
): Rule {
  const fromLatestOf = rule.fromLatestOf.map((start, index) =>
    start.plusDays % 5 === 0 ? start : { ...start, field: dates[index % dates.length] ?? start.field },
  );
  return { ...rule, fromLatestOf };
}

const anyDate = fc.constantFrom(
  '2026-04-01',
  '2026-11-20',
  '2026-12-20',
  '2008-02-29',
  '1960-04-01',
  '2000-01-01',
);
const anyList = fc.constantFrom('', '1', '1 2', '2', '5 4 3 2 1', '1 1 99999 x');
const anyNumber = fc.constantFrom('-20', '0', '1', '２', '１，２００円', '99999');

/** Answers that are near to what a field asks for. */
function fitting(field: PlainField): fc.Arbitrary<Answers> {
  const { key } = field;
  const one = (values: fc.Arbitrary<string>) => values.map((value) => ({ [key]: value }));
  switch (field.kind) {
    case 'date':
      return one(anyDate);
    case 'number':
    case 'money':
      return one(anyNumber);
    case 'choice':
      return one(fc.constantFrom(...field.options));
    case 'yes-no':
    case 'declaration':
      return one(fc.constantFrom('yes', 'no'));
    case 'attachment':
      return one(fc.constantFrom('a', 'a b', 'a b c d e'));
    case 'mail':
      return one(fc.constantFrom('taro@example.jp', 'taro@', 'ｔａｒｏ＠example.jp '));
    case 'insured-number':
      return one(fc.constantFrom('33120015', '33120016', '0000000000', '0000000001'));
    case 'my-number':
      return fc
        .tuple(fc.constantFrom('123456789018', '123456789012'), fc.boolean())
        .map(([first, isSame]) => ({ [`${key}First`]: first, [`${key}Again`]: isSame ? first : '0' }));
    default:
      return fc.dictionary(fc.constantFrom(...keysOf(field)), anyText, { maxKeys: 5 });
  }
}

/** What a person would type into most fields, with anything at all in some others. */
function answersFor({ pages, eligibility }: ProcedureDefinition): fc.Arbitrary<Answers> {
  const fields = pages.flatMap((page) => page.fields);
  const questions = (eligibility?.questions ?? []).map(({ key }) => key);
  const strays = ['uninvited', 'toString', 'kilo77Alpha', '__proto__'];
  const hostile = fc.dictionary(
    fc.constantFrom(...fields.flatMap(allKeysOf), ...questions, ...strays),
    anyText,
    { maxKeys: 12 },
  );
  const asked = fc.dictionary(fc.constantFrom('papa', ...questions), fc.constantFrom(...OPTIONS));
  const fit = fc.tuple(
    ...fields.flatMap(openedFields).map((field) => fc.option(fitting(field), { nil: {} })),
    ...fields
      .filter(({ kind }) => kind === 'group')
      .map(({ key }) => anyList.map((list) => ({ [key]: list }))),
  );
  return fc
    .tuple(asked, fit, hostile)
    .map((parts) => Object.fromEntries(parts.flat().flatMap((part) => Object.entries(part))));
}

function openedFields(field: Field): readonly PlainField[] {
  if (field.kind !== 'group') return [field];
  return [1, 2].flatMap((entry) =>
    field.fields.map((item) => ({ ...item, key: itemKey(field.key, entry, item.key) })),
  );
}

function allKeysOf(field: Field): readonly string[] {
  if (field.kind !== 'group') return keysOf(field);
  const items = [3, 99].flatMap((entry) =>
    field.fields.flatMap((item) => keysOf({ ...item, key: itemKey(field.key, entry, item.key) })),
  );
  return [...Array.from({ length: 6 }, () => field.key), ...items];
}

/** A definition, a version after it with some fields of its own, and answers typed into the first. */
export const anyCase: fc.Arbitrary<Case> = fc.tuple(definition, definition).chain(([first, next]) =>
  fc.record({
    definition: fc.constant(first),
    next: fc.constant({ ...next, version: '2' }),
    typed: answersFor(first),
    today: fc.constantFrom('2026-11-21', '2026-03-31', '2028-02-29', '1000-01-01', '9999-12-31'),
  }),
);

/** All that is decided about a case, as plain data. */
export function verdictOf(rules: typeof Rules, { definition, next, typed, today }: Case): object {
  const answers = rules.normalise(definition, typed);
  const pages = rules.visiblePages(definition, answers);
  return {
    answers,
    again: rules.normalise(definition, answers),
    issues: rules.validate(definition, answers, today),
    // Also of what nobody normalised: the server decides about whatever was sealed.
    issuesOfTyped: rules.validate(definition, typed, today),
    pages: pages.map((page) => ({
      id: page.id,
      fields: rules.visibleFields(page, answers).map(({ key }) => key),
      asked: rules.askedFields(page, answers),
      issues: rules.validatePage(page, answers, today),
    })),
    eligibility: rules.eligibility(definition, answers),
    fee: rules.fee(definition, answers),
    feeOfTyped: rules.fee(definition, typed),
    window: rules.filingWindow(definition, answers),
    deadline: rules.deadline(definition, answers),
    next: rules.nextSteps(definition, answers),
    notPersonal: rules.notPersonal(definition, answers),
    attachments: rules.namedAttachments(definition, answers),
    volatile: [...rules.volatileKeys(definition)].length,
    mayFile: rules.mayFileHere(definition),
    move: rules.moveToVersion(definition, next, typed, today),
  };
}

/** The schema's optional parts are absent, never undefined, as parsed YAML and JSON have them. */
function withoutUndefined(value: object): object {
  return JSON.parse(JSON.stringify(value));
}
