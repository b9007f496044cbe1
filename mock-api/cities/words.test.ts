import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './catalogue.ts';

const catalogue = loadCatalogue();

/** Everything that a reader of this city meets in this language. */
function wordsOf(city: string, language: string): readonly string[] {
  const editions = catalogue.versions(city).map(({ id, version }) => {
    // Keywords are what somebody may type, not what is said to them.
    const { keywords, ...text } = catalogue.edition(city, id, version, language)?.text ?? {};
    return text;
  });
  return strings([catalogue.guide(city, language)?.text, editions]);
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** What would make a city of a town, in each language; bracketed Japanese is a term and stays as it is. */
const CITY_WORDS: Readonly<Record<string, RegExp>> = {
  // 市区町村 is any municipality.
  ja: /市(?!区町村)/u,
  'ja-easy': /市(?!区町村)|しやくしょ/u,
  en: /\bcit(?:y|ies)\b/iu,
  pt: /\bcidades?\b/iu,
  es: /\bciudad(?:es)?\b/iu,
  zh: /市(?!区?町村)/u,
  ko: /시청|도시/u,
  vi: /thành phố|tòa thị chính/iu,
};

describe('the words of a town', () => {
  it.each(catalogue.languages)('never call Hinode a city, in %s', (language) => {
    const pattern = CITY_WORDS[language];
    if (!pattern) throw new Error(`say in CITY_WORDS what a city is called in ${language}`);
    const isForeign = !language.startsWith('ja');
    const called = wordsOf('hinode', language).filter((text) =>
      pattern.test(isForeign ? text.replace(/（[^）]*）/gu, '') : text),
    );
    expect(called).toEqual([]);
  });
});

describe.each(catalogue.cities.map(({ id }) => id))('the words of %s', (city) => {
  const foreign = catalogue.languages.filter((language) => !language.startsWith('ja'));

  it('name no other of the cities', () => {
    const others = catalogue.cities
      .filter(({ id }) => id !== city)
      .map(({ id }) => catalogue.guide(id, 'ja')?.text.name ?? '');
    const mixed = catalogue.languages
      .flatMap((language) => wordsOf(city, language))
      .filter((text) => others.some((name) => text.includes(name)));
    expect(mixed).toEqual([]);
  });

  it('carry the Japanese beside a foreign title, and nothing but Japanese in full-width brackets', () => {
    for (const language of foreign) {
      for (const procedure of catalogue.guide(city, language)?.procedures ?? []) {
        expect(procedure.title).toMatch(/（[^）]+）/u);
      }
      const bracketed = wordsOf(city, language).flatMap((text) => text.match(/（[^）]*）/gu) ?? []);
      expect(
        bracketed.filter((text) => !/[ぁ-んァ-ヶ一-龠]/u.test(text) || /\p{Script=Latin}/u.test(text)),
      ).toEqual([]);
    }
  });

  it('give the same phone numbers in every language', () => {
    const numbers = (language: string) =>
      [
        ...new Set(wordsOf(city, language).flatMap((text) => text.match(/\d{2,4}-\d{2,4}-\d{4}/gu) ?? [])),
      ].sort();
    for (const language of foreign) expect(numbers(language)).toEqual(numbers('ja'));
  });
});
