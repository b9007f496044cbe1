import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kanaFromRomaji, searchFold } from './search-fold.ts';

test.each([
  ['いぬ', 'イヌ'],
  ['ｲﾇ', 'いぬ'],
  ['ﾍﾟｯﾄ', 'ぺつと'],
  ['マイクロチップ', 'まいくろちっぷ'],
  ['ソファー', 'ソフア'],
  ['つづき', 'つずき'],
  ['ＤＯＧ', 'dog'],
  ['ñandú', 'nandu'],
  ['vacinação', 'VACINACAO'],
  ['Đăng ký', 'dang ky'],
  ['강아지', '강아지'.normalize('NFD')],
])('%s and %s are one', (one, other) => {
  expect(searchFold(one)).toBe(searchFold(other));
});

test.each([
  ['が', 'か'],
  ['犬', '大'],
  ['dog', 'dig'],
])('%s and %s are two', (one, other) => {
  expect(searchFold(one)).not.toBe(searchFold(other));
});

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = searchFold(text);
      expect(searchFold(folded)).toBe(folded);
    }),
  );
});

test.each([
  ['inu', 'いぬ'],
  ['hikkoshi', 'ひっこし'],
  ['toroku', 'とろく'],
  ['ninshin', 'にんしん'],
  ['shoumei', 'しょうめい'],
  ['chuusha', 'ちゅうしゃ'],
  ['jisin', 'じしん'],
  ['kekkon', 'けっこん'],
])('%s is read as %s', (letters, kana) => {
  expect(kanaFromRomaji(letters)).toBe(searchFold(kana));
});

test('what is no Japanese is not read as such', () => {
  expect(kanaFromRomaji('xyzzy')).toBeNull();
  expect(kanaFromRomaji('dog')).toBeNull();
});
