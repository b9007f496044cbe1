import type { CityGuide } from '#contract/cities/schema.ts';
import { KNOWN_LANGUAGES } from '#lib/languages.ts';

/** The title in the clerk's language; the id when the city no longer offers the procedure. */
export function procedureTitle(guide: CityGuide, procedure: string): string {
  return guide.procedures.find(({ id }) => id === procedure)?.title ?? procedure;
}

/** A language by its own name. */
export function languageName(tag: string): string {
  return KNOWN_LANGUAGES.find((language) => language.tag === tag)?.name ?? tag;
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The language of something a person typed: its letters tell more than the form's language. */
export function languageOfText(text: string, formLanguage: string): string {
  return JAPANESE.test(text) ? 'ja' : formLanguage;
}
