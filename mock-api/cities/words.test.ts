import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './catalogue.ts';

const catalogue = loadCatalogue();

/** Everything that a reader of this city meets in this language. */
function wordsOf(city: string, language: string): readonly string[] {
  const editions = catalogue
    .versions(city)
    .map(({ id, version }) => catalogue.edition(city, id, version, language)?.text);
  return strings([catalogue.guide(city, language)?.text, editions]);
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe('the words of a town', () => {
  it('never call Hinode a city', () => {
    expect(wordsOf('hinode', 'ja').filter((text) => text.includes('市'))).toEqual([]);
    expect(wordsOf('hinode', 'en').filter((text) => /\bcity\b/iu.test(text))).toEqual([]);
    expect(wordsOf('hinode', 'vi').filter((text) => /thành phố|tòa thị chính/iu.test(text))).toEqual([]);
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
