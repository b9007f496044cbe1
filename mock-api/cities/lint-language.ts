/** Words in a language held against the Japanese, and against the script in which that language is written. */
import type { LanguageTag } from '#contract/ids.ts';
import type { Complaint } from './lint-definition.ts';

type Path = readonly PropertyKey[];

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const KANJI = /\p{Script=Han}/u;
const PHONE = /\d{2,4}-\d{2,4}-\d{4}/gu;
const PLACEHOLDER = /\{\{[^}]*\}\}/gu;

/** Languages that are written without kanji. */
const WITHOUT_KANJI: readonly LanguageTag[] = ['en', 'pt', 'es', 'ko', 'vi'];

/** What people type to find something may be in any script, and as many words as there are. */
const FREE = 'keywords';

/** The one text that a definition does not ask for: it must be in all languages or in none. */
const OPTIONAL = 'help';

/** Japanese in each text of a foreign language stands in full-width brackets only: `dog tag（鑑札）`. */
export function lintScript(language: LanguageTag, words: unknown, complain: Complaint): void {
  for (const [path, text] of textsIn(words)) {
    const stray = strayJapanese(language, text);
    if (stray !== null) complain(path, `has ${stray}, Japanese outside of （…）`);
  }
}

/**
 * The first character that a reader of this language could not read, brackets aside.
 * @param language `ja` and `ja-easy` are Japanese throughout
 */
export function strayJapanese(language: LanguageTag, text: string): string | null {
  if (language.startsWith('ja')) return null;
  const outside = text.replace(/（[^）]*）/gu, '');
  const kana = KANA.exec(outside);
  const stray = kana ?? (WITHOUT_KANJI.includes(language) ? KANJI.exec(outside) : null);
  return stray?.[0] ?? null;
}

/** Nothing is said in one language only: the same texts, lines, telephone numbers and placeholders. */
export function lintAgainstSource(words: unknown, source: unknown, complain: Complaint): void {
  lintLists(words, source, complain);
  const own = new Map(textsIn(words).map(([path, text]) => [path.join('.'), { path, text }]));
  const original = new Map(textsIn(source).map(([path, text]) => [path.join('.'), { path, text }]));
  for (const [name, { path, text }] of original) {
    const translated = own.get(name);
    if (!translated) {
      if (isLeftOut(path, own)) complain(path, 'is said in Japanese only');
      continue;
    }
    for (const [what, pattern] of [
      ['telephone numbers', PHONE],
      ['placeholders', PLACEHOLDER],
    ] as const) {
      const expected = all(text, pattern);
      if (all(translated.text, pattern) !== expected) {
        complain(path, `has other ${what} than in Japanese (${expected || 'none'})`);
      }
    }
  }
  for (const [name, { path }] of own) {
    if (!original.has(name) && isLeftOut(path, original)) complain(path, 'is not said in Japanese');
  }
}

/** Optional, beside other words that are there: what is wholly missing is named by `lintText`. */
function isLeftOut(path: Path, words: ReadonlyMap<string, unknown>): boolean {
  const parent = `${path.slice(0, -1).join('.')}.`;
  return path.at(-1) === OPTIONAL && [...words.keys()].some((name) => name.startsWith(parent));
}

function lintLists(words: unknown, source: unknown, complain: Complaint, path: Path = []): void {
  if (Array.isArray(words) && Array.isArray(source)) {
    if (words.length !== source.length) {
      complain(path, `has ${words.length} lines, but ${source.length} in Japanese`);
    }
    return;
  }
  if (!isMap(words) || !isMap(source)) return;
  for (const [key, value] of Object.entries(words)) {
    if (key !== FREE) lintLists(value, source[key], complain, [...path, key]);
  }
}

/** Every text but the free ones, with its path. `reviewed` is no text for readers. */
function textsIn(words: unknown, path: Path = []): readonly (readonly [path: Path, text: string])[] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words)
    .filter(([key]) => key !== FREE && key !== 'reviewed')
    .flatMap(([key, value]) => textsIn(value, [...path, Array.isArray(words) ? Number(key) : key]));
}

function all(text: string, pattern: RegExp): string {
  return [...new Set(text.match(pattern) ?? [])].sort().join(' ');
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
