/** `npm run build`: everything that the server serves, into `dist/`. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { CONTENT_SECURITY_POLICY } from '#mock-api/middleware/security-policy.ts';
import {
  addressesOf,
  RESIDENT_ENTRY,
  readBundleGraph,
  STAFF_ENTRY,
  wholeClosure,
} from './build/bundle-graph.ts';
import { buildApps, buildRenderer, buildWorkers } from './build/bundles.ts';
import { compressTexts } from './build/compress.ts';
import { siteOf, writeSite } from './build/site.ts';
import { hashInputs, stampFile } from './build/stamp.ts';
import { CACHE, DIST } from './paths.ts';

// React and Vite build for development under any other value, whoever started this process.
process.env.NODE_ENV = 'production';

const next = join(CACHE, 'dist-next');
const stamp = await hashInputs();
const catalogue = loadCatalogue();
await buildApps(next);
const graph = await readBundleGraph(next);
const revision = await writeSite(next, catalogue, graph, await buildRenderer(), CONTENT_SECURITY_POLICY);
await buildWorkers(next, { revision, assets: await assetsOfResidents(), ...siteOf(catalogue) });
await compressTexts(next);
// Written last: without it the build counts as unfinished.
await writeFile(stampFile(next), stamp);
await swapIn();

/** Everything under /assets/ but what only staff can reach, and the icon that a browser asks for by itself. */
async function assetsOfResidents(): Promise<string[]> {
  const residents = new Set(addressesOf(graph, wholeClosure(graph, RESIDENT_ENTRY)));
  const staffOnly = new Set(
    addressesOf(graph, wholeClosure(graph, STAFF_ENTRY)).filter((address) => !residents.has(address)),
  );
  const all = (await readdir(join(next, 'assets'))).map((name) => `/assets/${name}`);
  return [...all.filter((address) => !staffOnly.has(address)).sort(), '/icons/icon.svg'];
}

/** A server that runs meanwhile sees the old build or the new one, never half of either. */
async function swapIn(): Promise<void> {
  const old = join(CACHE, 'dist-old');
  await rm(old, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await rename(DIST, old);
  await rename(next, DIST);
  await rm(old, { recursive: true, force: true });
}
