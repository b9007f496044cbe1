/** The three bundles: pages rendered in Node, the apps of residents and staff, the service worker. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import type { PageData } from '#app/page-data.ts';
import type { Build } from '../../src/service-worker/build.ts';
import { CACHE, ROOT } from '../paths.ts';
import { type App, RESIDENTS, STAFF } from './bundle-graph.ts';

export type RenderPage = (input: {
  path: string;
  language: string;
  pageData: PageData;
}) => Promise<{ html: string; title: string; description: string }>;

const QUIET: InlineConfig = { root: ROOT, logLevel: 'warn' };

/** Builds `src/app/prerender.tsx` for Node, which cannot read .tsx itself, and loads it. */
export async function buildRenderer(): Promise<RenderPage> {
  const outDir = join(CACHE, 'prerender');
  await build({
    ...QUIET,
    // Its module build has an ending that Node takes for CommonJS.
    ssr: { noExternal: ['workbox-window'] },
    build: {
      ssr: join(ROOT, 'src/app/prerender.tsx'),
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  // The bundle is that of the file named above.
  const renderer = (await import(pathToFileURL(join(outDir, 'prerender.js')).href)) as {
    renderPage: RenderPage;
  };
  return renderer.renderPage;
}

/**
 * The apps of residents and of staff, each on its own: a phone never loads what only staff need.
 * @param outDir emptied first
 * @param postalPack folder of the postal codes in the site
 */
export async function buildApps(outDir: string, postalPack: string): Promise<void> {
  await buildApp(outDir, RESIDENTS, definePostalPack(postalPack));
  await buildApp(outDir, STAFF, {});
}

/** Tells the app's code where its postal codes lie. */
export function definePostalPack(path: string): Record<string, string> {
  return { __POSTAL_PACK__: JSON.stringify(path) };
}

async function buildApp(
  outDir: string,
  { page, manifest }: App,
  define: Record<string, string>,
): Promise<void> {
  const isFirst = page === RESIDENTS.page;
  await build({
    ...QUIET,
    define,
    build: {
      outDir,
      emptyOutDir: isFirst,
      copyPublicDir: isFirst,
      manifest,
      rolldownOptions: { input: join(ROOT, page) },
    },
  });
}

/** Stands in the worker until its own code has been counted into the revision. */
const NO_REVISION = 'revision-not-named-yet';
const WORKER = 'sw.js';

/**
 * Both workers at the root, where their scope is the whole origin.
 * @returns the code of the one that serves the app, for the revision that it does not know yet
 */
export async function buildWorkers(outDir: string, facts: Omit<Build, 'revision'>): Promise<string> {
  const build: Build = { revision: NO_REVISION, ...facts };
  await buildWorker(outDir, 'worker.ts', WORKER, { __BUILD__: JSON.stringify(build) });
  await buildWorker(outDir, 'retired.ts', 'sw-retired.js', {});
  return readFile(join(outDir, WORKER), 'utf8');
}

/** Tells the worker its revision. @throws Error when it has no place for it, or has been told */
export async function nameRevision(outDir: string, revision: string): Promise<void> {
  const file = join(outDir, WORKER);
  const code = await readFile(file, 'utf8');
  if (!code.includes(NO_REVISION)) throw new Error('the worker has no place for its revision');
  await writeFile(file, code.replaceAll(NO_REVISION, revision));
}

async function buildWorker(
  outDir: string,
  source: string,
  target: string,
  define: Record<string, string>,
): Promise<void> {
  await build({
    ...QUIET,
    configFile: false,
    define,
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: ['es2023', 'safari16.4'],
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(ROOT, 'src/service-worker', source),
        output: { format: 'iife', entryFileNames: target, codeSplitting: false },
      },
    },
  });
}
