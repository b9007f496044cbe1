import { describe, expect, it } from 'vitest';
import {
  accountHolder,
  countCharacters,
  halfWidth,
  katakana,
  searchForm,
  tidyLines,
  wholeNumber,
  withoutSeparators,
} from './japanese.ts';

describe('Japanese input', () => {
  it.each(['１９１－００１６', '191ー0016', '191―0016', '191〜0016', '191 0016', '１９１‐００１６'])(
    'reads the postal code %s',
    (typed) => {
      expect(withoutSeparators(typed)).toBe('1910016');
    },
  );

  it('keeps letters, for the rules to refuse', () => {
    expect(withoutSeparators('０４２−abc')).toBe('042abc');
  });

  it.each(['たかはし よしこ', 'ﾀｶﾊｼ ﾖｼｺ', 'タカハシ　ヨシコ'])('writes %s in katakana', (typed) => {
    expect(katakana(typed)).toBe('タカハシ ヨシコ');
  });

  it('joins half-width voiced marks', () => {
    expect(halfWidth('ｶﾞｷﾞ')).toBe('ガギ');
  });

  it('finds ひらがな under カタカナ and letters under any case', () => {
    expect(searchForm('ペット Ｄｏｇ')).toBe(searchForm('ぺっと dog'));
  });

  it('counts a character with its variation selector as one', () => {
    expect(countCharacters('葛\u{E0100}城')).toBe(2);
    expect(countCharacters('𠮷野')).toBe(2);
  });

  it.each([
    ['１，２００円', '1200'],
    ['￥1,200', '1200'],
    ['¥ 1200', '1200'],
    ['007', '7'],
    ['−5', '-5'],
    ['-0', '0'],
    ['2.5', '2.5'],
    ['二', '二'],
    ['99999999999999999999', '99999999999999999999'],
  ])('reads the number %s as %s', (typed, number) => {
    expect(wholeNumber(typed)).toBe(number);
    expect(wholeNumber(number)).toBe(number);
  });

  it('keeps the lines of a text, and one empty line between two', () => {
    expect(tidyLines('\r\n 台所の　天井 \r\n\n\n\n廊下\u2028壁\n')).toBe('台所の 天井\n\n廊下\n壁');
  });

  it('writes the holder of an account as banks do', () => {
    expect(accountHolder('たかはし　ﾖｼｺ')).toBe('タカハシ ヨシコ');
    expect(accountHolder('Ｎguyen Van a')).toBe('NGUYEN VAN A');
  });
});
