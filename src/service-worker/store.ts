/**
 * Cache Storage: one store a build (its assets and pages, whole or not at all), one for public data, one for
 * postal codes.
 * Nothing about a person is ever put here.
 */
import type { Place } from '#contract/addresses.ts';
import { POSTAL_PACKS } from '#contract/cities/postal-pack.ts';
import { STORED_ANSWER } from '#contract/stored-answer.ts';
import type { Build } from './build.ts';
import { dataOf, manifestPath, NEUTRAL_SHELL_PATH, pagesOf, shellPath } from './place.ts';
import { placesToKeep, postalFilesToDelete, storesToDelete } from './strategy.ts';

const BUILD_PREFIX = 'build-';
const DATA_STORE = 'public-data';
const POSTAL_STORE = 'postal-codes';
/** An entry that says that a build once took over, so that its tabs may still be open. */
const WAS_ACTIVE = '/-/was-active';
const REVISION_HEADER = 'revision';

function storeName(build: Build): string {
  return `${BUILD_PREFIX}${build.revision}`;
}

/** @throws Error when anything is missing: the worker is then discarded and the browser tries again later */
export async function installBuild(build: Build, openPaths: readonly string[]): Promise<void> {
  const places = placesToKeep(openPaths, await storedPaths(), build);
  const store = await caches.open(storeName(build));
  try {
    await Promise.all(build.assets.map((asset) => storeAsset(store, asset)));
    await store.put(NEUTRAL_SHELL_PATH, await fetchPage(NEUTRAL_SHELL_PATH, build));
    for (const place of places) await keepPlace(build, place);
  } catch (error) {
    // What serves open tabs is never the price of a failed update.
    if (!(await wasActive(storeName(build)))) await caches.delete(storeName(build));
    throw error;
  }
}

/** @returns whether this is the first build on this phone */
export async function activateBuild(build: Build): Promise<boolean> {
  const builds = await Promise.all(
    (await buildStores()).map(async (name) => ({
      name,
      wasActive: await wasActive(name),
    })),
  );
  for (const name of storesToDelete(builds, storeName(build))) await caches.delete(name);
  await deleteOldPostalFiles(build);
  await (await caches.open(storeName(build))).put(WAS_ACTIVE, new Response(''));
  return builds.every((stored) => !stored.wasActive);
}

/**
 * Fetches a place's pages and data, then stores them together.
 * @throws Error when anything of it cannot be fetched; nothing is stored then
 */
export async function keepPlace(build: Build, place: Place): Promise<void> {
  const [pages, data] = await Promise.all([
    fetchAll(pagesOf(place, build), (path) => fetchPage(path, build)),
    fetchAll([...dataOf(place, build), manifestPath(place)], fetchFresh),
  ]);
  const store = await caches.open(storeName(build));
  const dataStore = await caches.open(DATA_STORE);
  const postalStore = await caches.open(POSTAL_STORE);
  for (const [path, response] of data) {
    const beside = path.startsWith(POSTAL_PACKS) ? postalStore : dataStore;
    await (path === manifestPath(place) ? store : beside).put(path, response);
  }
  // The shell comes last: while it is missing the place does not count as kept.
  for (const [path, response] of pages) await store.put(path, response);
}

export async function isKept(build: Build, place: Place): Promise<boolean> {
  return (await storedPage(build, shellPath(place))) !== undefined;
}

export async function storedPage(build: Build, path: string): Promise<Response | undefined> {
  return (await caches.open(storeName(build))).match(path, { ignoreVary: true });
}

/** From this build, or from another one whose tabs are still open. */
export async function storedAsset(build: Build, request: Request): Promise<Response | undefined> {
  const others = (await buildStores()).filter((name) => name !== storeName(build));
  for (const name of [storeName(build), ...others]) {
    const response = await (await caches.open(name)).match(request, { ignoreVary: true, ignoreSearch: true });
    if (response) return response;
  }
  return undefined;
}

export async function storedData(request: Request): Promise<Response | undefined> {
  const stored = await (await caches.open(DATA_STORE)).match(request, { ignoreVary: true });
  return stored && markStored(stored);
}

/** Whoever asked can tell that the city hall did not answer just now. */
function markStored(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set(STORED_ANSWER, 'yes');
  return new Response(response.body, { status: response.status, headers });
}

export async function storeData(request: Request, response: Response): Promise<void> {
  await (await caches.open(DATA_STORE)).put(request, response);
}

export async function storedPostalFile(request: Request): Promise<Response | undefined> {
  return (await caches.open(POSTAL_STORE)).match(request, { ignoreVary: true });
}

export async function storePostalFile(request: Request, response: Response): Promise<void> {
  await (await caches.open(POSTAL_STORE)).put(request, response);
}

async function deleteOldPostalFiles(build: Build): Promise<void> {
  const store = await caches.open(POSTAL_STORE);
  const paths = (await store.keys()).map(({ url }) => new URL(url).pathname);
  for (const path of postalFilesToDelete(paths, build)) await store.delete(path);
}

async function wasActive(name: string): Promise<boolean> {
  return (await (await caches.open(name)).match(WAS_ACTIVE)) !== undefined;
}

async function buildStores(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(BUILD_PREFIX));
}

async function storedPaths(): Promise<string[]> {
  const stores = await Promise.all((await buildStores()).map((name) => caches.open(name)));
  const requests = await Promise.all(stores.map((store) => store.keys()));
  return requests.flat().map(({ url }) => new URL(url).pathname);
}

async function storeAsset(store: Cache, path: string): Promise<void> {
  // Names under /assets/ contain a hash of the content, so another build's copy is the same.
  const copy = path.startsWith('/assets/') ? await caches.match(path, { ignoreVary: true }) : undefined;
  await store.put(path, copy ?? (await fetchFresh(path)));
}

async function fetchAll(
  paths: readonly string[],
  fetchOne: (path: string) => Promise<Response>,
): Promise<[string, Response][]> {
  return Promise.all(paths.map(async (path): Promise<[string, Response]> => [path, await fetchOne(path)]));
}

async function fetchFresh(path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok || response.redirected) throw new Error(`${path} answered ${response.status}`);
  // A connection that is cut in the middle shows only where the answer is read to its end.
  await response.clone().arrayBuffer();
  return response;
}

/** A page of another build would ask for assets that this one does not have. */
async function fetchPage(path: string, build: Build): Promise<Response> {
  const response = await fetchFresh(path);
  const html = await response.clone().text();
  if (!html.includes(`name="${REVISION_HEADER}" content="${build.revision}"`)) {
    throw new Error(`${path} belongs to another build`);
  }
  return response;
}
