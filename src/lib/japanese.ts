/**
 * Japanese input is normalised, never refused (DESIGN §8). These functions are for numbers, codes and
 * readings; a person's name is never passed through them: NFKC would turn U+FA19 into U+795E and the name
 * would have changed.
 */

/** Everything that a Japanese keyboard offers in place of a hyphen: ー － ‐ ‑ ‒ – — ― − ｰ 〜 ～ and the tilde. */
const HYPHENS = /[-ー－‐‑‒–—―−ｰ〜～~﹣]/gu;

/** Full-width ASCII and half-width kana to their ordinary widths; the ideographic space to a space. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF61-\uFF9F]+/gu, (kana) => kana.normalize('NFKC'))
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ');
}

/** Only the digits of a number typed in any width, with any hyphens, brackets and spaces. */
export function digitsOnly(text: string): string {
  return halfWidth(text).replace(/[^\d]/gu, '');
}

/** A number typed with separators: half width, hyphens and spaces gone; anything else stays to be refused. */
export function withoutSeparators(text: string): string {
  return halfWidth(text)
    .replace(HYPHENS, '')
    .replace(/[\s()（）.]/gu, '');
}

/** One line of free text: outer spaces gone, inner runs of spaces one. Characters stay as typed. */
export function tidyLine(text: string): string {
  return text.replace(/[\s\u3000]+/gu, ' ').trim();
}

/**
 * Several lines of free text: each as `tidyLine` makes it, at most one empty line between two, none before
 * and after.
 */
export function tidyLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(tidyLine)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
}

/**
 * A whole number as people write it: 「１，２００円」 「￥1200」 → `1200`.
 * @returns what was typed, half width, when it is no whole number
 */
export function wholeNumber(text: string): string {
  const plain = halfWidth(text)
    .replace(/[\s,、，円¥￥]/gu, '')
    .replace(/^[−‐–ー]/u, '-');
  return /^-?\d{1,15}$/.test(plain) ? String(Number(plain) || 0) : plain;
}

/** The holder of an account as banks print it: katakana and capital Latin letters. */
export function accountHolder(text: string): string {
  return katakana(text).replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Hiragana to katakana, half-width kana to full width: 「たかはし」「ﾀｶﾊｼ」 → 「タカハシ」. */
export function katakana(text: string): string {
  return tidyLine(halfWidth(text)).replace(/[ぁ-ゖ]/gu, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );
}

/** For searching only: one spelling for width, case and kana. */
export function searchForm(text: string): string {
  return katakana(text.normalize('NFKC')).toLowerCase();
}

/** Characters as a reader counts them: a variation selector belongs to the character before it. */
export function countCharacters(text: string): number {
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)].length;
}
