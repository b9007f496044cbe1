/** What a phone has to load, in bytes as they travel: gzip, as every server can. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { POSTAL_PACKS } from '#contract/cities/postal-pack.ts';
import {
  addressesOf,
  type BundleGraph,
  localeKey,
  RESIDENTS,
  readBundleGraph,
  staticClosure,
} from './build/bundle-graph.ts';
import { FIRST_SLICES } from './build/site.ts';

/** Bytes; a kilobyte is 1,000 of them. */
export const LIMITS = {
  firstRoute: 115_000,
  firstWords: 8_000,
  lazyRoute: 40_000,
  lazyLibrary: 50_000,
  precache: 1_000_000,
  postalPack: 750_000,
} as const;

export type Measured = { readonly what: string; readonly bytes: number; readonly limit: number };

type Weigh = (address: string) => Promise<number>;

/**
 * Measures a build of the residents' app.
 * @param languages tags of the folders in /locales
 */
export async function measureBuild(dist: string, languages: readonly string[]): Promise<Measured[]> {
  const weigh = weigher(dist);
  const graph = await readBundleGraph(dist, RESIDENTS);
  return [
    await measureFirstRoute(graph, weigh),
    ...(await Promise.all(languages.map((language) => measureWords(graph, language, weigh)))),
    ...(await measureLazyParts(graph, weigh)),
    ...(await measureWorkers(dist, graph, weigh)),
    await measurePrecache(dist, weigh),
    await measurePostalPack(dist, weigh),
  ];
}

export function describeSize({ what, bytes, limit }: Measured): string {
  const kilobytes = (bytes / 1_000).toFixed(1).padStart(6);
  return `${bytes <= limit ? 'within' : 'OVER  '} ${kilobytes} of ${limit / 1_000} kB  ${what}`;
}

/** All script that home and procedure pages load before anyone touches them. */
async function measureFirstRoute(graph: BundleGraph, weigh: Weigh): Promise<Measured> {
  const scripts = scriptsOf(graph, staticClosure(graph, RESIDENTS.page));
  return { what: 'first route', bytes: await sum(scripts, weigh), limit: LIMITS.firstRoute };
}

async function measureWords(graph: BundleGraph, language: string, weigh: Weigh): Promise<Measured> {
  const scripts = scriptsOf(
    graph,
    FIRST_SLICES.map((slice) => localeKey(language, slice)),
  );
  return {
    what: `words of the first route in ${language}`,
    bytes: await sum(scripts, weigh),
    limit: LIMITS.firstWords,
  };
}

/** Each part that is loaded later, with what it alone brings along. Libraries have a limit of their own. */
async function measureLazyParts(graph: BundleGraph, weigh: Weigh): Promise<Measured[]> {
  const first = new Set(staticClosure(graph, RESIDENTS.page));
  const parts = Object.keys(graph).filter((key) => graph[key]?.isDynamicEntry && !key.startsWith('locales/'));
  return Promise.all(
    parts.map(async (part) => {
      const own = staticClosure(graph, part).filter((key) => !first.has(key));
      const bytes = await sum(scriptsOf(graph, own), weigh);
      return {
        what: `later: ${part}`,
        bytes,
        limit: isLibrary(part) ? LIMITS.lazyLibrary : LIMITS.lazyRoute,
      };
    }),
  );
}

/** Dexie comes behind the door of `offline`, sealing behind that of `vault`. */
function isLibrary(part: string): boolean {
  return /^(src\/(offline|vault)\/|node_modules\/)/u.test(part);
}

/** Scripts that no chunk imports: the workers of the app. */
async function measureWorkers(dist: string, graph: BundleGraph, weigh: Weigh): Promise<Measured[]> {
  const known = new Set(addressesOf(graph, Object.keys(graph)));
  const workers = (await precachedAddresses(dist)).filter((path) => path.endsWith('.js') && !known.has(path));
  return Promise.all(
    workers.map(async (path) => ({
      what: `worker: ${path}`,
      bytes: await weigh(path),
      limit: LIMITS.lazyLibrary,
    })),
  );
}

async function measurePrecache(dist: string, weigh: Weigh): Promise<Measured> {
  const bytes = await sum([...(await precachedAddresses(dist)), '/shell.html', '/sw.js'], weigh);
  return { what: 'precache, with the service worker', bytes, limit: LIMITS.precache };
}

/** Loaded in idle time, once for each edition of the postal codes. */
async function measurePostalPack(dist: string, weigh: Weigh): Promise<Measured> {
  const entries = await readdir(join(dist, POSTAL_PACKS), { recursive: true });
  const files = entries.filter((name) => name.endsWith('.json')).map((name) => POSTAL_PACKS + name);
  if (files.length === 0) throw new Error('the build has no postal codes');
  return { what: 'postal codes of the country', bytes: await sum(files, weigh), limit: LIMITS.postalPack };
}

/** The list that is written into the worker. */
async function precachedAddresses(dist: string): Promise<string[]> {
  const worker = await readFile(join(dist, 'sw.js'), 'utf8');
  const found = worker.match(/\/(?:assets|icons)\/[\w.-]+/gu) ?? [];
  if (found.length === 0) throw new Error('the worker keeps no assets');
  return found;
}

function scriptsOf(graph: BundleGraph, keys: readonly string[]): string[] {
  return addressesOf(graph, keys).filter((address) => address.endsWith('.js'));
}

function weigher(dist: string): Weigh {
  return async (address) => gzipSync(await readFile(join(dist, address)), { level: 9 }).length;
}

async function sum(addresses: readonly string[], weigh: Weigh): Promise<number> {
  const weights = await Promise.all(addresses.map(weigh));
  return weights.reduce((total, weight) => total + weight, 0);
}
