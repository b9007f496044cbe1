/** How many applications the API takes in a second, beside a bare round trip through the same stack. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { intakeKeySchema } from '#contract/applications/schema.ts';
import { systemClock } from '#lib/clock.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { buildFiling, type Filing } from '#tests/support/builders.ts';
import { createDatabase } from '#tests/support/database.ts';
import { startServer } from '#tests/support/server.ts';
import { median, percentile, rounded } from './statistics.ts';

const CLIENTS = 8;
const ACTS = 400;
/** Before it counts: the engine compiles what it runs often. */
const WARM_UP = 80;

type Act = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** @param postgres of a server on which databases can be made; null for the embedded engine */
export async function benchApi(postgres: string | null) {
  const { url: databaseUrl = null, drop = async () => undefined } = postgres
    ? await createDatabase(postgres)
    : {};
  const server = await startServer({
    env: { RATE_LIMIT_BURST: '1000000' },
    ...(databaseUrl ? { databaseUrl } : {}),
  });
  const filings = await makeFilings(server.residents, ACTS + WARM_UP);
  const submissions = await run(filings.map((filing) => submissionOf(server.residents, filing)));
  await server.stop();
  const peer = await startSelectOne(databaseUrl);
  const bare = await run(
    filings.map((filing) => ({ ...submissionOf(peer.origin, filing), url: peer.origin })),
  );
  await peer.stop();
  await drop();
  return {
    engine: postgres ? 'postgresql' : 'pglite',
    clients: CLIENTS,
    submissions,
    selectOne: bare,
    ratioOfRates: rounded(submissions.perSecond / bare.perSecond, 3),
  };
}

async function makeFilings(origin: string, count: number): Promise<Filing[]> {
  const definition = loadCatalogue().definition('hino', 'dog-registration', '1');
  if (!definition) throw new Error('hino offers no dog registration');
  const intakeKey = intakeKeySchema.parse(await (await fetch(`${origin}/api/v1/hino/intake-key`)).json());
  const filings: Filing[] = [];
  for (let made = 0; made < count; made += 1) {
    filings.push(await buildFiling({ city: 'hino', definition, intakeKey, clock: systemClock }));
  }
  return filings;
}

function submissionOf(origin: string, { city, key, body }: Filing): Act {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  return { url: `${origin}/api/v1/${city}/applications`, body, headers };
}

async function run(acts: readonly Act[]) {
  await send(acts.slice(0, WARM_UP));
  const start = performance.now();
  const times = await send(acts.slice(WARM_UP));
  const seconds = (performance.now() - start) / 1_000;
  return {
    perSecond: rounded(times.length / seconds),
    p50Ms: rounded(median(times), 1),
    p99Ms: rounded(percentile(times, 0.99), 1),
  };
}

async function send(acts: readonly Act[]): Promise<number[]> {
  const waiting = [...acts];
  const times: number[] = [];
  const client = async () => {
    for (let act = waiting.shift(); act; act = waiting.shift()) {
      const start = performance.now();
      const response = await fetch(act.url, { method: 'POST', headers: act.headers, body: act.body });
      await response.arrayBuffer();
      if (response.status !== 201) throw new Error(`answered ${response.status}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return times;
}

async function startSelectOne(databaseUrl: string | null) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-peer-'));
  const script = join(import.meta.dirname, 'select-one-server.ts');
  const child = spawn(process.execPath, [script, folder, databaseUrl ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Strings, because readline gives lines.
  const [origin] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    origin,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
