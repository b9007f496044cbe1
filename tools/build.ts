/** `npm run build`: everything that the server serves, into `dist/`. `--if-stale` builds only what has changed. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { CONTENT_SECURITY_POLICY } from '#mock-api/middleware/security-policy.ts';
import { addressesOf, type BundleGraph, RESIDENTS, readBundleGraph, STAFF } from './build/bundle-graph.ts';
import { buildApps, buildRenderer, buildWorkers, nameRevision } from './build/bundles.ts';
import { compressTexts } from './build/compress.ts';
import { withBuildLock } from './build/lock.ts';
import { packPostalTowns, postalFactsOf, writePostalPack } from './build/postal-pack.ts';
import { readPostalTowns } from './build/postal-towns.ts';
import { siteOf, writeSite } from './build/site.ts';
import { hashInputs, readStamp, stampFile } from './build/stamp.ts';
import { CACHE, DIST } from './paths.ts';

const NEXT = join(CACHE, 'dist-next');

// React and Vite build for development under any other value, whoever started this process.
process.env.NODE_ENV = 'production';

await withBuildLock(async () => {
  const stamp = await hashInputs();
  const isFresh = (await readStamp()) === stamp;
  if (process.argv.includes('--if-stale') && isFresh) return;
  const started = performance.now();
  await build(stamp);
  console.log(`Built the app in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
});

async function build(stamp: string): Promise<void> {
  const catalogue = loadCatalogue();
  const towns = await readPostalTowns();
  const pack = packPostalTowns(towns);
  await buildApps(NEXT, pack.path);
  const graph = await readBundleGraph(NEXT, RESIDENTS);
  const renderPage = await buildRenderer();
  const assets = await assetsOfResidents(graph, await readBundleGraph(NEXT, STAFF));
  const postal = postalFactsOf(pack, towns, catalogue);
  const worker = await buildWorkers(NEXT, { assets, ...siteOf(catalogue), postal });
  const around = { policy: CONTENT_SECURITY_POLICY, worker };
  const revision = await writeSite(NEXT, catalogue, graph, renderPage, around);
  await nameRevision(NEXT, revision);
  await writePostalPack(NEXT, pack);
  await compressTexts(NEXT);
  // Written last: without it the build counts as unfinished.
  await writeFile(stampFile(NEXT), stamp);
  await swapIn();
}

/** Everything under /assets/ but what only staff load, and the icon that a browser asks for by itself. */
async function assetsOfResidents(residents: BundleGraph, staff: BundleGraph): Promise<string[]> {
  const ofResidents = new Set(addressesOf(residents, Object.keys(residents)));
  const ofStaff = new Set(addressesOf(staff, Object.keys(staff)));
  const all = (await readdir(join(NEXT, 'assets'))).map((name) => `/assets/${name}`);
  // A worker of the app is in no manifest: what is not known to be of staff alone is kept.
  const kept = all.filter((address) => ofResidents.has(address) || !ofStaff.has(address));
  return [...kept.sort(), '/icons/icon.svg'];
}

/** A server that runs meanwhile sees the old build or the new one, never half of either. */
async function swapIn(): Promise<void> {
  const old = join(CACHE, 'dist-old');
  await rm(old, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await rename(DIST, old);
  await rename(NEXT, DIST);
  await rm(old, { recursive: true, force: true });
}
