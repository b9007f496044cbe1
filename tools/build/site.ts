/** Renders every page of every city in every language, with its manifest, and the page of staff. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PAGE_DATA_ID, type PageData } from '#app/page-data.ts';
import { inLanguage, type Place, procedurePath } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { htmlLang } from '#lib/languages.ts';
import type { Catalogue } from '#mock-api/cities/catalogue.ts';
import type { Build } from '../../src/service-worker/build.ts';
import { manifestPath, pagesOf, shellPath } from '../../src/service-worker/place.ts';
import { addressesOf, type BundleGraph, localeKey, staticClosure } from './bundle-graph.ts';
import type { RenderPage } from './bundles.ts';
import {
  element,
  titleElement,
  withData,
  withHead,
  withLanguage,
  withRoot,
  withStylesFirst,
} from './html.ts';

/** The texts that the pages of the build speak; loaded with the page, not after it. */
export const FIRST_SLICES = ['shell', 'procedures'] as const;

const PAPER = '#ffffff';

export type Site = Pick<Build, 'languages' | 'cities'>;

/** What the catalogue offers, in the shape in which the worker keeps it. */
export function siteOf(catalogue: Catalogue): Site {
  const [language = ''] = catalogue.languages;
  const cities = catalogue.cities.map(({ id }) => {
    const procedures = catalogue.guide(id, language)?.procedures ?? [];
    return { id, procedures: procedures.map(({ id: procedure, version }) => ({ id: procedure, version })) };
  });
  return { languages: catalogue.languages, cities };
}

/**
 * Writes all pages into `dist`.
 * @param around what else makes a stored build: the headers that its pages are frozen with, and the code of the
 *   worker that stores them
 * @returns the revision that stands in every page: it changes with any of them and with what is around them
 */
export async function writeSite(
  dist: string,
  catalogue: Catalogue,
  graph: BundleGraph,
  renderPage: RenderPage,
  around: { readonly policy: string; readonly worker: string },
): Promise<string> {
  const template = withStylesFirst(await readFile(join(dist, 'index.html'), 'utf8'));
  const files = new Map<string, string>([['shell.html', template]]);
  for (const place of placesOf(catalogue)) {
    const guide = catalogue.guide(place.city, place.language);
    if (!guide) throw new Error(`no guide of ${place.city} in ${place.language}`);
    const pages = await renderPlace(place, guide, catalogue, graph, renderPage, template);
    for (const [file, content] of pages) files.set(file, content);
  }
  const revision = hash([around.policy, around.worker, ...files.entries()].flat());
  const mark = element('meta', { name: 'revision', content: revision });
  for (const [file, content] of files) {
    await write(join(dist, file), file.endsWith('.html') ? withHead(content, [mark]) : content);
  }
  await rm(join(dist, 'index.html'));
  await writeStaffPage(dist, catalogue);
  return revision;
}

function placesOf(catalogue: Catalogue): Place[] {
  return catalogue.languages.flatMap((language) =>
    catalogue.cities.map(({ id }) => ({ language, city: id })),
  );
}

async function renderPlace(
  place: Place,
  guide: CityGuide,
  catalogue: Catalogue,
  graph: BundleGraph,
  renderPage: RenderPage,
  template: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const preloads = preloadsOf(place.language, graph);
  let name = guide.text.name;
  for (const path of pagesOf(place, siteOf(catalogue))) {
    const pageData = dataOf(path, place, guide, catalogue);
    const page = await renderPage({ path, language: place.language, pageData });
    if (path === `/${place.language}/${place.city}`) name = page.title;
    const head = [
      titleElement(page.title),
      element('meta', { name: 'description', content: page.description }),
      element('meta', { name: 'theme-color', content: guide.city.colour }),
      element('link', { rel: 'manifest', href: manifestPath(place) }),
      ...(path === shellPath(place) ? [] : alternatesOf(path, catalogue.languages)),
      ...preloads,
    ];
    const html = withRoot(withHead(withLanguage(template, htmlLang(place.language)), head), path, page.html);
    files.set(fileOf(path, place), withData(html, PAGE_DATA_ID, pageData));
  }
  files.set(manifestPath(place).slice(1), JSON.stringify(manifestOf(place, guide, name)));
  return files;
}

function dataOf(path: string, place: Place, guide: CityGuide, catalogue: Catalogue): PageData {
  const summary = guide.procedures.find(({ id }) => procedurePath(place, id) === path);
  if (!summary) return { guide, edition: null };
  const edition = catalogue.edition(place.city, summary.id, summary.version, place.language);
  if (!edition) throw new Error(`no ${summary.id} of ${place.city} in ${place.language}`);
  return { guide, edition };
}

function fileOf(path: string, place: Place): string {
  return path === shellPath(place)
    ? `${place.language}/${place.city}/shell.html`
    : `${path.slice(1)}/index.html`;
}

function alternatesOf(path: string, languages: readonly string[]): string[] {
  return languages.map((language) =>
    element('link', { rel: 'alternate', hreflang: htmlLang(language), href: inLanguage(path, language) }),
  );
}

function preloadsOf(language: string, graph: BundleGraph): string[] {
  const keys = FIRST_SLICES.flatMap((slice) => staticClosure(graph, localeKey(language, slice)));
  return addressesOf(graph, [...new Set(keys)]).map((href) =>
    element('link', { rel: 'modulepreload', crossorigin: '', href }),
  );
}

/** One installed app a city, whatever the language: the id says so. */
function manifestOf(place: Place, guide: CityGuide, name: string) {
  return {
    id: `/${place.city}`,
    name,
    short_name: guide.text.name,
    lang: htmlLang(place.language),
    dir: 'ltr',
    start_url: `/${place.language}/${place.city}`,
    scope: '/',
    display: 'standalone',
    theme_color: guide.city.colour,
    background_color: PAPER,
    icons: [
      { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}

async function writeStaffPage(dist: string, catalogue: Catalogue): Promise<void> {
  const cities = catalogue.cities.map(({ id }) => ({
    id,
    names: Object.fromEntries(
      catalogue.languages.map((language) => [language, catalogue.guide(id, language)?.text.name ?? id]),
    ),
  }));
  const file = join(dist, 'staff.html');
  await writeFile(file, withData(await readFile(file, 'utf8'), PAGE_DATA_ID, { cities }));
}

function hash(parts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('base64url').slice(0, 16);
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
