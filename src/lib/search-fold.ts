/**
 * Spellings that a search takes for one. Only for a search that runs on the phone: what is typed and what is
 * found are folded alike and never shown, stored or sent.
 */

/** Written small or large, a kana is the same slip: きっぷ, きつぷ. */
const SMALL_KANA = 'ァィゥェォッャュョヮヵヶ';
const LARGE_KANA = 'アイウエオツヤユヨワカケ';

/** Letters that carry their stroke inside and have no decomposition. */
const STROKED: Readonly<Record<string, string>> = {
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
};

/**
 * One spelling for width, case, accents and tones, hiragana and katakana, small kana, the long mark ー and the
 * voiced twins ぢ・づ. Kanji and hangul stay.
 */
export function searchFold(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
      .replace(/[ァィゥェォッャュョヮヵヶ]/gu, (kana) => LARGE_KANA[SMALL_KANA.indexOf(kana)] ?? kana)
      .replace(/[ヂヅヴ]/gu, (kana) => ({ ヂ: 'ジ', ヅ: 'ズ' })[kana] ?? 'ブ')
      .replace(/ー/gu, '')
      .normalize('NFD')
      // Marks of Latin letters only: the voicing mark of kana (U+3099) makes another letter.
      .replace(/[\u0300-\u036f]/gu, '')
      .normalize('NFC')
      .replace(/[đøłßıæœ]/gu, (letter) => STROKED[letter] ?? letter)
  );
}

const SYLLABLES: Readonly<Record<string, string>> = {
  '': 'アイウエオ',
  k: 'カキクケコ',
  s: 'サシスセソ',
  t: 'タチツテト',
  n: 'ナニヌネノ',
  h: 'ハヒフヘホ',
  m: 'マミムメモ',
  r: 'ラリルレロ',
  g: 'ガギグゲゴ',
  z: 'ザジズゼゾ',
  d: 'ダジズデド',
  b: 'バビブベボ',
  p: 'パピプペポ',
};
const VOWELS = 'aiueo';
/** Spellings that are no consonant and vowel of the table, longest first. */
const IRREGULAR: readonly (readonly [RegExp, string])[] = [
  [/sh(?=[auo])/gu, 'sy'],
  [/ch(?=[auo])/gu, 'ty'],
  [/j(?=[auo])/gu, 'zy'],
  [/shi/gu, 'si'],
  [/chi/gu, 'ti'],
  [/tsu/gu, 'tu'],
  [/ji/gu, 'zi'],
  [/fu/gu, 'hu'],
  [/([kstpcgdbz])(?=\1)/gu, 'Q'],
  [/m(?=[bpm])/gu, 'n'],
];
const GLIDES: Readonly<Record<string, string>> = { a: 'ヤ', u: 'ユ', o: 'ヨ' };

/**
 * Japanese typed in Latin letters, as kana in the form of `searchFold`: inu → イヌ, hikkoshi → ヒツコシ.
 * @returns null for what cannot be read as Japanese
 */
export function kanaFromRomaji(letters: string): string | null {
  const even = IRREGULAR.reduce(
    (text, [spelling, plain]) => text.replace(spelling, plain),
    searchFold(letters),
  );
  let rest = even;
  let kana = '';
  while (rest !== '') {
    const found = /^(?:Q|(?:([kstnhmrgzdbp]?)(y?)|(y|w))([aiueo])|n(?![aiueoy]))/u.exec(rest);
    if (!found) return null;
    kana += syllable(found);
    rest = rest.slice(found[0].length);
  }
  return kana;
}

function syllable([whole, consonant = '', glide, single, vowel = '']: RegExpExecArray): string {
  if (whole === 'Q') return 'ツ';
  if (whole === 'n') return 'ン';
  if (single === 'y' || (consonant === '' && glide)) return GLIDES[vowel] ?? '';
  if (single === 'w') return vowel === 'a' ? 'ワ' : 'ヲ';
  const row = SYLLABLES[consonant] ?? '';
  return glide ? `${row[1] ?? ''}${GLIDES[vowel] ?? ''}` : (row[VOWELS.indexOf(vowel)] ?? '');
}
