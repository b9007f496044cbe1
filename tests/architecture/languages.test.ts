import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { htmlLang, KNOWN_LANGUAGES } from '#lib/languages.ts';
import { ROOT } from '#tools/paths.ts';
import { faultsOf, flatten } from './languages.ts';

const SOURCE = 'ja';
const languages = await readdir(join(ROOT, 'locales'));
const slices = await readdir(join(ROOT, 'locales', SOURCE));

async function readTexts(language: string, slice: string): Promise<Map<string, string>> {
  return flatten(JSON.parse(await readFile(join(ROOT, 'locales', language, slice), 'utf8')));
}

describe.each(languages)('language %s', (language) => {
  test('has a name and a value for html lang', () => {
    expect(KNOWN_LANGUAGES.map(({ tag }) => tag)).toContain(language);
    expect(() => new Intl.Locale(htmlLang(language))).not.toThrow();
  });

  test('has the slices of the source and no others', async () => {
    expect(await readdir(join(ROOT, 'locales', language))).toEqual(slices);
  });

  test.each(slices)('says everything that the source says in %s', async (slice) => {
    const source = await readTexts(SOURCE, slice);
    expect(source.size).toBeGreaterThan(0);
    expect(faultsOf(language, await readTexts(language, slice), source)).toEqual([]);
  });
});

test('planted faults are found', () => {
  const source = flatten({ home: { lead: '{{name}}へようこそ', days_other: '{{count}}日' }, end: '終わり' });
  const texts = flatten({
    home: { lead: 'Welcome to {{city}}', days_one: '{{count}} day' },
    more: ' ',
    end: 'おわり',
  });
  expect(faultsOf('en', texts, source)).toEqual([
    'more: not in the source',
    'home.lead: other placeholders than the source ({{name}})',
    'more: empty',
    'end: Japanese outside of （…）',
  ]);
  expect(
    faultsOf('en', flatten({ end: 'tag（かんさつ）' }), flatten({ end: '鑑札', start: '始め' })),
  ).toEqual(['start: missing']);
  const town = flatten({ name: '町' });
  expect(faultsOf('ko', flatten({ name: '정（町） 町' }), town)).toEqual(['name: Japanese outside of （…）']);
  expect(faultsOf('zh', flatten({ name: '町' }), town)).toEqual([]);
  expect(() => flatten({ list: ['a'] })).toThrow(TypeError);
});
