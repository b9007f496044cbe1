import { describe, expect, it } from 'vitest';
import { countCharacters, halfWidth, katakana, searchForm, withoutSeparators } from './japanese.ts';

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
});
