/** How soon the home page can be read: for the first time, and again with the server gone. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startServer } from '#tests/support/server.ts';
import { DIST } from '#tools/paths.ts';
import { openSlowPhone, type Paints, readPaints, untilKept } from './slow-phone.ts';
import { median, rounded } from './statistics.ts';

const HOME = '/ja/hino';
const TIMES = 9;

/** The same bundle on the same server, but the page comes without its text. */
const VARIANTS = {
  prerendered: (page: string) => page,
  /** Head and data as prerendered; only the text is left to the client. */
  clientRendered: (page: string) =>
    page.replace(
      /<div id="root"[^>]*>[\s\S]*<\/div>(?=\s*<script type="application\/json")/u,
      '<div id="root"></div>',
    ),
  /** The neutral page that belongs to no city: the client fetches its data too. */
  neutralShell: (_page: string, shell: string) => shell,
} as const;
type Variant = keyof typeof VARIANTS;

export async function benchFirstVisit(browser: Browser) {
  const names = Object.keys(VARIANTS) as Variant[];
  const sites = await Promise.all(names.map(startVariant));
  const paints: Record<Variant, Paints[]> = { prerendered: [], clientRendered: [], neutralShell: [] };
  // In turns, so that whatever else the machine does meets all of them.
  for (let time = 0; time < TIMES; time += 1) {
    for (const { name, origin } of sites) paints[name].push(await visitOnce(browser, origin));
  }
  for (const site of sites) await site.stop();
  const lcp = (name: Variant) => rounded(median(paints[name].map((one) => one.largestContentfulPaint)));
  return {
    times: TIMES,
    largestContentfulPaintMs: lcp('prerendered'),
    firstContentfulPaintMs: rounded(median(paints.prerendered.map((one) => one.firstContentfulPaint))),
    largestElement: paints.prerendered[0]?.largestElement ?? '',
    allMs: paints.prerendered.map((one) => rounded(one.largestContentfulPaint)),
    clientRenderedMs: lcp('clientRendered'),
    neutralShellMs: lcp('neutralShell'),
    ratioToClientRendered: rounded(lcp('prerendered') / lcp('clientRendered'), 2),
    aimMs: 900,
  };
}

async function visitOnce(browser: Browser, origin: string): Promise<Paints> {
  const phone = await openSlowPhone(browser);
  await phone.slowDown();
  await phone.page.goto(`${origin}${HOME}`);
  const paints = await readPaints(phone.page);
  await phone.close();
  return paints;
}

async function startVariant(name: Variant) {
  const dist = await mkdtemp(join(tmpdir(), 'bench-dist-'));
  await cp(DIST, dist, { recursive: true });
  const file = join(dist, HOME, 'index.html');
  const page = await readFile(file, 'utf8');
  const changed = VARIANTS[name](page, await readFile(join(dist, 'shell.html'), 'utf8'));
  if (name !== 'prerendered' && changed === page) throw new Error(`${name} is the page itself`);
  if (changed !== page) {
    await writeFile(file, changed);
    for (const suffix of ['.br', '.gz']) await rm(`${file}${suffix}`, { force: true });
  }
  const server = await startServer({ env: { DIST_DIR: dist } });
  return {
    name,
    origin: server.residents,
    async stop() {
      await server.stop();
      await rm(dist, { recursive: true });
    },
  };
}

/** The worker has taken over; then the server is killed and the page is loaded again. */
export async function benchReloadWithoutServer(browser: Browser) {
  const server = await startServer();
  const phone = await openSlowPhone(browser);
  await phone.page.goto(`${server.residents}${HOME}`);
  await untilKept(phone.page);
  await server.kill9();
  await phone.slowDown();
  const paints: Paints[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await phone.page.goto(`${server.residents}${HOME}`);
    paints.push(await readPaints(phone.page));
  }
  await phone.close();
  await rm(server.dataDir, { recursive: true, force: true });
  return {
    times: TIMES,
    firstContentfulPaintMs: rounded(median(paints.map((one) => one.firstContentfulPaint))),
    largestContentfulPaintMs: rounded(median(paints.map((one) => one.largestContentfulPaint))),
    allMs: paints.map((one) => rounded(one.largestContentfulPaint)),
    aimMs: 500,
  };
}
