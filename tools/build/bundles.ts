/** The three bundles: pages rendered in Node, the apps of residents and staff, the service worker. */
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
 */
export async function buildApps(outDir: string): Promise<void> {
  await buildApp(outDir, RESIDENTS);
  await buildApp(outDir, STAFF);
}

async function buildApp(outDir: string, { page, manifest }: App): Promise<void> {
  const isFirst = page === RESIDENTS.page;
  await build({
    ...QUIET,
    build: {
      outDir,
      emptyOutDir: isFirst,
      copyPublicDir: isFirst,
      manifest,
      rolldownOptions: { input: join(ROOT, page) },
    },
  });
}

/** Both workers at the root, where their scope is the whole origin. */
export async function buildWorkers(outDir: string, facts: Build): Promise<void> {
  await buildWorker(outDir, 'worker.ts', 'sw.js', { __BUILD__: JSON.stringify(facts) });
  await buildWorker(outDir, 'retired.ts', 'sw-retired.js', {});
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
