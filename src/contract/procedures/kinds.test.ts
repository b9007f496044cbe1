import { describe, expect, it } from 'vitest';
import { smallDefinition } from '#tests/support/small-definition.ts';
import type { Answers } from './answers.ts';
import { normalise, validate, volatileKeys } from './rules.ts';
import type { Field } from './schema.ts';

const TODAY = '2026-11-21';

function check(fields: readonly Field[], typed: Answers) {
  const definition = smallDefinition(fields);
  const answers = normalise(definition, typed);
  expect(normalise(definition, answers)).toEqual(answers);
  const issues = validate(definition, answers, TODAY).map(({ path, code, parameters }) =>
    [path, code, ...Object.entries(parameters ?? {}).flat()].join(' '),
  );
  return { answers, issues };
}

describe('a name', () => {
  // Each is written differently by some normalisation, font or old register; code points as in the comments.
  it.each([
    ['U+6E21 U+9089 U+E010F', '\u6E21\u9089\u{E010F}'],
    ['U+6589 U+E0103 U+85E4', '\u6589\u{E0103}\u85E4'],
    ['U+20BB7 U+7530', '\u{20BB7}\u7530'],
    ['U+9AD9 U+6A4B', '\u9AD9\u6A4B'],
    ['U+5C71 U+FA11', '\u5C71\uFA11'],
    ['U+845B U+E0100 U+57CE', '\u845B\u{E0100}\u57CE'],
    ['U+8FBB U+E0100', '\u8FBB\u{E0100}'],
    ['U+29E3D', '\u{29E3D}'],
    ['U+304B U+3099, in two parts', '\u304B\u3099'],
    ['U+FF94 U+FF8F U+FF80 U+FF9E, half width', '\uFF94\uFF8F\uFF80\uFF9E'],
    ['U+FF21 U+FF11, full width', '\uFF21\uFF11'],
    ['U+2460, a number in a circle', '\u2460'],
    ['U+1F468 U+200D U+1F469, joined', '\u{1F468}\u200D\u{1F469}'],
    ['U+30F4 U+30A1', '\u30F4\u30A1'],
    ['U+1B0A6, hentaigana', '\u{1B0A6}'],
    ['U+FA19, which NFC would make U+795E', '\uFA19'],
  ])('of %s is kept to the code point', (_, name) => {
    const fields: readonly Field[] = [
      { key: 'name', kind: 'name', maxLength: 20 },
      {
        key: 'child',
        kind: 'group',
        min: 1,
        max: 2,
        fields: [{ key: 'name', kind: 'name', maxLength: 20, rightCharacter: true }],
      },
    ];
    const { answers, issues } = check(fields, { name: `　${name} `, child1Name: name });
    expect(answers).toEqual({ name, child: '1', child1Name: name });
    expect(issues).toEqual([]);
  });

  it('has room to say which character is meant, never asked for', () => {
    const field: Field = { key: 'name', kind: 'name', maxLength: 20, rightCharacter: true };
    expect(check([field], { name: '渡辺', nameNote: ' 辺は　点が二つ ' })).toEqual({
      answers: { name: '渡辺', nameNote: '辺は 点が二つ' },
      issues: [],
    });
    expect(check([field], { nameNote: 'x'.repeat(201) }).issues).toEqual([
      'name missing',
      'nameNote too-long maxLength 200',
    ]);
    expect(check([{ ...field, rightCharacter: false }], { name: 'a', nameNote: 'b' }).answers).toEqual({
      name: 'a',
    });
  });
});

describe('a mail address', () => {
  it.each([
    ['ｔａｒｏ＠example．jp', 'taro@example.jp'],
    [' Taro.Yamada+city@mail.example.co.jp　', 'Taro.Yamada+city@mail.example.co.jp'],
    // Some carriers gave such addresses out before RFC 5321 was minded.
    ['taro..yamada.@example.ne.jp', 'taro..yamada.@example.ne.jp'],
  ])('%s is read', (mail, answer) => {
    expect(check([{ key: 'mail', kind: 'mail' }], { mail })).toEqual({
      answers: { mail: answer },
      issues: [],
    });
  });

  it.each([
    'taro',
    'taro@example',
    'taro@@example.jp',
    'ta ro@example.jp',
    '太郎@example.jp',
    `${'x'.repeat(250)}@a.jp`,
  ])('%s is none', (mail) => {
    expect(check([{ key: 'mail', kind: 'mail' }], { mail }).issues).toEqual(['mail not-a-mail']);
  });
});

describe('numbers', () => {
  it.each([
    ['１，２００円', []],
    ['1200.5', ['sum not-a-number']],
    ['二百', ['sum not-a-number']],
    ['99', ['sum too-low min 100']],
    ['-1', ['sum too-low min 100']],
    ['5001', ['sum too-high max 5000']],
    ['99999999999999999999', ['sum too-high max 5000']],
  ])('%s yen between 100 and 5000', (sum, issues) => {
    expect(check([{ key: 'sum', kind: 'money', min: 100, max: 5000 }], { sum }).issues).toEqual(issues);
  });

  it.each([
    ['３３１２－００１５', []],
    ['33120016', ['card check-digit']],
    ['3312001', ['card wrong-length length 8']],
  ])('%s on an insurance card', (card, issues) => {
    const field: Field = { key: 'card', kind: 'insured-number', length: 8, check: 'modulus-10-weights-2-1' };
    expect(check([field], { card }).issues).toEqual(issues);
  });

  it('on a card without a rule need only be as long', () => {
    expect(check([{ key: 'card', kind: 'insured-number', length: 8 }], { card: '33120016' }).issues).toEqual(
      [],
    );
  });
});

describe('a My Number', () => {
  const field: Field = { key: 'my', kind: 'my-number', basis: '番号法9条' };

  it.each([
    [{ myFirst: '1234 5678 9018', myAgain: '１２３４５６７８９０１８' }, []],
    [{ myFirst: '123456789018', myAgain: '123456789010' }, ['myAgain not-the-same']],
    [{ myFirst: '123456789018' }, ['myAgain not-the-same']],
    [{ myAgain: '123456789018' }, ['my missing']],
    [{ myFirst: '123456789010', myAgain: '123456789010' }, ['my check-digit']],
    [{ myFirst: '12345', myAgain: '12345' }, ['my wrong-length length 12']],
    [{}, ['my missing']],
  ] satisfies [Answers, string[]][])('typed as %o', (typed, issues) => {
    expect(check([field], typed).issues).toEqual(issues);
  });

  it('stands once when it was typed twice, and in no draft', () => {
    const typed = { myFirst: '123456789018', myAgain: '123456789018' };
    expect(check([field], typed).answers).toEqual({ my: '123456789018' });
    const group: Field = { key: 'child', kind: 'group', min: 0, max: 9, fields: [field] };
    const keys = volatileKeys(smallDefinition([field, group]));
    for (const key of ['my', 'myFirst', 'myAgain', 'child1MyFirst', 'child99My']) expect(keys).toContain(key);
    expect(keys.has('child')).toBe(false);
  });
});

describe('a bank account', () => {
  const field: Field = { key: 'payee', kind: 'bank-account' };
  const typed = {
    payeeBank: '見本銀行',
    payeeBranch: '日野支店',
    payeeType: 'ordinary',
    payeeNumber: '１２３４５',
    payeeHolder: 'たかはし　さき',
  };

  it('has seven digits and a holder in katakana', () => {
    expect(check([field], typed)).toEqual({
      answers: { ...typed, payeeNumber: '0012345', payeeHolder: 'タカハシ サキ' },
      issues: [],
    });
  });

  it('is found fault with part by part', () => {
    const faulty = { payeeType: 'savings', payeeNumber: '12345678', payeeHolder: '髙橋 咲' };
    expect(check([field], faulty).issues).toEqual([
      'payeeBank missing',
      'payeeBranch missing',
      'payeeType unknown-option',
      'payeeNumber wrong-length length 7',
      'payeeHolder not-katakana',
    ]);
    expect(check([{ ...field, optional: true }], {}).issues).toEqual([]);
    expect(check([{ ...field, optional: true }], { payeeBank: '見本銀行' }).issues).toHaveLength(4);
  });
});

describe('a text of several lines', () => {
  it('keeps its line breaks, and no other control character', () => {
    const field: Field = { key: 'damage', kind: 'text', maxLength: 40, lines: 4 };
    expect(check([field], { damage: '台所の天井\r\n廊下の壁\n' })).toEqual({
      answers: { damage: '台所の天井\n廊下の壁' },
      issues: [],
    });
    expect(check([field], { damage: '台所\n\u0007' }).issues).toEqual(['damage not-text']);
    expect(check([{ ...field, lines: 1 }], { damage: '台所\n廊下' }).answers).toEqual({
      damage: '台所 廊下',
    });
  });
});

describe('photographs', () => {
  it.each([
    ['', ['sides missing']],
    ['a b c', ['sides too-few minFiles 4']],
    ['a b c d', []],
    ['a b c d e f g', ['sides too-many maxFiles 6']],
  ])('"%s" of four to six', (sides, issues) => {
    const field: Field = { key: 'sides', kind: 'attachment', minFiles: 4, maxFiles: 6 };
    expect(check([field], { sides }).issues).toEqual(issues);
  });
});

describe('a day', () => {
  it('that lies ahead may not have passed', () => {
    const field: Field = { key: 'visit', kind: 'date', notBeforeToday: true };
    expect(check([field], { visit: '2026-11-20' }).issues).toEqual(['visit in-the-past']);
    expect(check([field], { visit: '2026-11-21' }).issues).toEqual([]);
  });

  it.each([
    ['平成31', '5', '1'],
    ['昭和64', '1', '8'],
    ['令和元', '4', '30'],
    ['大正15', '12', '25'],
    ['令和7', '2', '29'],
  ])('%s年%s月%s日 never was', (year, month, day) => {
    const typed = { birthYear: year, birthMonth: month, birthDay: day };
    expect(check([{ key: 'birth', kind: 'date' }], typed).issues).toEqual(['birth not-a-date']);
  });

  it.each([
    ['令和元年', '５', '1', '2019-05-01'],
    ['R1', '5', '1', '2019-05-01'],
    ['平成31', '4', '30', '2019-04-30'],
    ['平成元', '1', '8', '1989-01-08'],
    ['S64', '1', '7', '1989-01-07'],
  ])('%s年%s月%s日 is %s', (year, month, day, date) => {
    const typed = { birthYear: year, birthMonth: month, birthDay: day };
    expect(check([{ key: 'birth', kind: 'date' }], typed).answers).toEqual({ birth: date });
  });
});
