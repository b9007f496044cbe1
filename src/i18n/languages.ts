/**
 * The languages on offer: those with a folder in `locales/`. A folder appears only when every text in it is
 * there; a test holds that.
 */
import { KNOWN_LANGUAGES, type Language } from '#lib/languages.ts';

const SHELLS = Object.keys(import.meta.glob('../../locales/*/shell.json'));

/** Languages that are complete, in the order in which the switch lists them. */
export const LANGUAGES: readonly Language[] = KNOWN_LANGUAGES.filter(({ tag }) =>
  SHELLS.some((path) => path.endsWith(`/${tag}/shell.json`)),
);

/** @returns null for a language that is not offered */
export function findLanguage(tag: string): Language | null {
  return LANGUAGES.find((language) => language.tag === tag) ?? null;
}
