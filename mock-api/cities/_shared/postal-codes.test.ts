import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue.ts';
import postalCodes from './postal-codes.json' with { type: 'json' };

describe('postal codes for suggestions without a network', () => {
  const entries = Object.entries(postalCodes);
  const { cities } = loadCatalogue();
  const prefixes = cities.map(({ prefecture, addressPrefix }) => `${prefecture}${addressPrefix}`);

  it('are seven digits', () => {
    expect(entries.filter(([code]) => !/^\d{7}$/.test(code))).toEqual([]);
  });

  it('lead to towns of these municipalities only, each at least once', () => {
    const towns = entries.flatMap(([, names]) => names);
    expect(towns.filter((town) => !prefixes.some((prefix) => town.startsWith(prefix)))).toEqual([]);
    for (const prefix of prefixes) expect(towns.some((town) => town.startsWith(prefix))).toBe(true);
  });

  it.each([
    ['1910016', ['東京都日野市神明']],
    ['1920051', ['東京都八王子市元本郷町']],
    ['1900182', ['東京都西多摩郡日の出町平井']],
  ])('give %s', (code, towns) => {
    expect(Object.entries(postalCodes).find(([key]) => key === code)?.[1]).toEqual(towns);
  });
});
