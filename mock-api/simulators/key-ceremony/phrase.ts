import type { RandomBytes } from '#lib/uuid.ts';

/** Crockford's 32 letters: none that is mistaken for another when read from paper. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const PHRASE_LETTERS = 26;
const GROUP = 4;

/** 26 letters of 5 bits (130 bits), in groups of four: `k3v9-…`. Lower case, typed with its hyphens. */
export function makePhrase(randomBytes: RandomBytes): string {
  const letters = [...randomBytes(PHRASE_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length]);
  const groups: string[] = [];
  for (let start = 0; start < letters.length; start += GROUP)
    groups.push(letters.slice(start, start + GROUP).join(''));
  return groups.join('-');
}
