/** The pages of the build, as a browser without scripts and a reader of policies see them. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { DIST } from '#tools/paths.ts';
import { faultsOfPage } from './page-faults.ts';

const catalogue = loadCatalogue();
let pages: Map<string, string>;

beforeAll(async () => {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  pages = new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }): Promise<[string, string]> => {
        const path = join(parentPath, name);
        return [relative(DIST, path), await readFile(path, 'utf8')];
      }),
    ),
  );
});

test('there is a page for every city, language and procedure, and one for all else', () => {
  const expected = catalogue.languages.flatMap((language) =>
    catalogue.cities.flatMap(({ id }) => [
      `${language}/${id}/index.html`,
      `${language}/${id}/shell.html`,
      `${language}/${id}/procedures/index.html`,
      ...(catalogue.guide(id, language)?.procedures ?? []).map(
        (procedure) => `${language}/${id}/procedures/${procedure.id}/index.html`,
      ),
    ]),
  );
  expect([...pages.keys()].sort()).toEqual([...expected, 'shell.html', 'staff.html'].sort());
});

test('no page asks for what the policy forbids or for another origin', () => {
  expect(
    [...pages].flatMap(([path, html]) => faultsOfPage(html).map((fault) => `${path}: ${fault}`)),
  ).toEqual([]);
});

test('a page with planted faults is found', () => {
  const html = `<p style="color:red" onclick="go()"><script>go()</script><style>p{}</style>
    <script src="https://cdn.example/a.js"></script><link rel="stylesheet" href="//fonts.example/a.css">`;
  expect(faultsOfPage(html)).toEqual([
    'an inline style',
    'an inline handler',
    'an inline script',
    'a style element',
    'another origin: https://cdn.example/a.js',
    'another origin: //fonts.example/a.css',
  ]);
});

describe.each(catalogue.languages)('in %s', (language) => {
  test.each(catalogue.cities.map(({ id }) => id))('the pages of %s speak before any script runs', (city) => {
    const guide = catalogue.guide(city, language);
    const home = pages.get(`${language}/${city}/index.html`) ?? '';
    expect(textOf(home)).toContain(guide?.text.name);
    for (const { id, title } of guide?.procedures ?? []) {
      const page = pages.get(`${language}/${city}/procedures/${id}/index.html`) ?? '';
      expect(textOf(page)).toContain(title);
      expect(page).toContain(`data-path="/${language}/${city}/procedures/${id}"`);
    }
  });

  test.each(catalogue.cities.map(({ id }) => id))(
    'the manifest of %s has an id of the city, not of the language',
    async (city) => {
      const text = await readFile(join(DIST, language, city, 'manifest.webmanifest'), 'utf8');
      expect(JSON.parse(text)).toMatchObject({
        id: `/${city}`,
        start_url: `/${language}/${city}`,
        scope: '/',
      });
    },
  );
});

function textOf(html: string): string {
  const root = /<div id="root"[^>]*>(.*)<\/div>/su.exec(html)?.[1] ?? '';
  return root
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
