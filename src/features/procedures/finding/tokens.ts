/** Texts and questions as the words by which one finds the other. */
import { kanaFromRomaji, searchFold } from '#lib/search-fold.ts';
import { SEARCH_WORDS, type SearchWords } from './search-words.ts';

export type Tokeniser = {
  /** Everything by which a text may be found: its words, and pairs of characters where words have no spaces. */
  readonly ofText: (text: string) => string[];
  /**
   * The words of a question that name something (all of its words if none does), in each way in which it may be
   * read, the likeliest first.
   */
  readonly ofQuery: (text: string) => Reading[];
};

/** A question's words, each in the spellings of which any will do. */
export type Reading = readonly (readonly string[])[];

const NO_SPACES = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}々]/u;
const RUNS = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}々]+/gu;
const KANA_ONLY = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const KATAKANA_RUNS = /[\p{Script=Katakana}ー]+/gu;
const KATAKANA_ONLY = /^[\p{Script=Katakana}ー]+$/u;
const HIRAGANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;

/** Whether words of this script are matched by pairs of characters. */
export function hasNoSpaces(word: string): boolean {
  return NO_SPACES.test(word);
}

/** 「かいはじめ」 → 「かい」「いは」「はじ」「じめ」; a single character is its own. */
export function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** @param language tag as in addresses */
export function tokeniserOf(language: string): Tokeniser {
  const words = SEARCH_WORDS[language] ?? { phrases: [], stop: [], endings: [], places: {} };
  const segmenter = new Intl.Segmenter(language.slice(0, 2), { granularity: 'word' });
  const stop = new Set(words.stop);
  const isJapanese = language.startsWith('ja');

  // Stop words are known by their tones and marks: "cho" (for) is none of "chó" (dog).
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  const segments = (text: string) =>
    [...segmenter.segment(plain(text))].map(({ segment, isWordLike }) => (isWordLike ? segment : ' '));

  function ofText(text: string): string[] {
    const content = segments(text).filter((word) => word !== ' ' && !stop.has(word));
    const runs = plain(text).match(RUNS) ?? [];
    const katakana = plain(text).match(KATAKANA_RUNS) ?? [];
    const folded = [
      ...katakana,
      ...content.flatMap((word) => [word, withoutEnding(word, words)]),
      ...runs.flatMap((run) => [...pairsOf(searchFold(run)), ...(run.match(/\p{Script=Han}/gu) ?? [])]),
    ].map(searchFold);
    return [...new Set(folded)].filter((word) => word !== '');
  }

  function alternatives(word: string): string[] {
    const folded = [word, withoutEnding(word, words)].map(searchFold);
    const kana = isJapanese && /^[a-z]{2,}$/u.test(folded[0] ?? '') ? kanaFromRomaji(word) : null;
    return [...new Set(kana === null ? folded : [...folded, kana])].filter((way) => way !== '');
  }

  function ofQuery(text: string): Reading[] {
    const whole = plain(text);
    const cut = words.phrases.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), whole);
    const named = joined(segments(cut), (word) => stop.has(word));
    const found = named.length > 0 ? named : joined(segments(whole), () => false);
    const asOne = cut.trim();
    // A dictionary takes にんしん for に・ん・しん: a word in kana is first tried as it is.
    const readings = KANA_ONLY.test(asOne) ? [[asOne], found] : [found];
    return readings
      .map((reading) => [...new Set(reading)].map(alternatives))
      .filter(({ length }) => length > 0);
  }

  return { ofText, ofQuery };
}

/** Words of a question; what a dictionary tore apart in kana (とう・ろく, マイクロ・チャップ) is one again. */
function joined(parts: readonly string[], isStop: (word: string) => boolean): string[] {
  const words: string[] = [];
  let before = '';
  for (const part of parts) {
    const isWord = part !== ' ' && !isStop(part);
    const last = words.at(-1);
    if (isWord && last !== undefined && areOneWord(before, part)) {
      words[words.length - 1] = last + part;
    } else if (isWord) words.push(part);
    before = isWord ? part : '';
  }
  return words;
}

function areOneWord(before: string, part: string): boolean {
  return [HIRAGANA_ONLY, KATAKANA_ONLY].some((kana) => kana.test(before) && kana.test(part));
}

function withoutEnding(word: string, { endings }: SearchWords): string {
  const ending = endings.find((candidate) => word.endsWith(candidate) && word.length > candidate.length);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
