import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { findLanguage } from './languages.ts';

/** A slice of texts, loaded with the screens that speak it. */
export type Slice = 'shell' | 'procedures' | 'applications' | 'casework';

const FILES = import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', { import: 'default' });

/**
 * A translator that speaks one language with the given slices at once; more are added by `loadSlice`.
 * @throws Error when the language is not offered: the address is to be checked before
 */
export async function setupI18n(tag: string, slices: readonly Slice[]): Promise<i18n> {
  const language = findLanguage(tag);
  if (!language) throw new Error(`no texts for language ${tag}`);
  const translator = i18next.createInstance();
  await translator.use(initReactI18next).init({
    lng: language.code,
    lowerCaseLng: true,
    load: 'currentOnly',
    fallbackLng: false,
    ns: [],
    defaultNS: 'shell',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await Promise.all(slices.map((slice) => loadSlice(translator, tag, slice)));
  return translator;
}

/** Adds a slice's texts; a second call is free. @throws TypeError when the file cannot be loaded */
export async function loadSlice(translator: i18n, tag: string, slice: Slice): Promise<void> {
  const language = findLanguage(tag);
  const load = FILES[`../../locales/${tag}/${slice}.json`];
  if (!language || !load || translator.hasResourceBundle(language.code, slice)) return;
  translator.addResourceBundle(language.code, slice, await load());
}
