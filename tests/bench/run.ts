/**
 * `npm run bench`: what a person waits for and what the API bears, on this machine. Trust ratios more than levels.
 * Names of parts as arguments measure only those and write nothing: `npm run bench home form typing api`.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '#tests/support/browser.ts';
import { recordFigures } from '#tests/support/figures.ts';
import { findPrograms, startCluster, teardown } from '#tests/support/postgres-global-setup.ts';
import { buildIfStale } from '#tools/build-if-stale.ts';
import { ROOT } from '#tools/paths.ts';
import { benchApi } from './api.ts';
import { benchForm } from './form.ts';
import { benchFirstVisit, benchReloadWithoutServer } from './home.ts';
import { SLOWNESS } from './slow-phone.ts';
import { benchTyping } from './typing.ts';

const asked = process.argv.slice(2);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

await buildIfStale();
const browser = await launchBrowser();
const figures: Record<string, unknown> = {};

if (isAsked('home')) {
  figures.homeFirstVisit = await benchFirstVisit(browser);
  figures.homeWithoutServer = await benchReloadWithoutServer(browser);
}
if (isAsked('form')) figures.form = await benchForm(browser);
if (isAsked('typing')) figures.typing = await benchTyping(browser);
if (isAsked('api')) {
  figures.apiEmbedded = await benchApi(null);
  const postgres = await findPostgres();
  if (postgres) figures.apiPostgres = await benchApi(postgres);
  await teardown();
}
await browser.close();

for (const [part, measured] of Object.entries(figures)) {
  process.stdout.write(`\n${part}\n`);
  for (const [what, value] of Object.entries(measured as object)) {
    process.stdout.write(`  ${what.padEnd(26)} ${JSON.stringify(value)}\n`);
  }
}
if (asked.length === 0) {
  process.env.FIGURES_DIR ??= join(ROOT, 'docs/figures');
  const machine = { cores: availableParallelism(), model: cpus()[0]?.model ?? '', load: loadavg()[0] };
  recordFigures('bench', { machine, slowness: SLOWNESS, ...figures });
}

/** As it is delivered: with everything that makes it safe against a power cut. */
async function findPostgres(): Promise<string | null> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const programs = findPrograms();
  return programs === null ? null : startCluster(programs, []);
}
