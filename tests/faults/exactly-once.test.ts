/** Whatever the network, the server and the phone go through: one application, one receipt, nothing lost. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '#mock-api/audit/chain.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { type OpenDatabase, openEmbedded, openPostgres } from '#mock-api/db/client.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { openCityHall } from '#tests/support/city-hall.ts';
import { createDatabase, EMBEDDED, postgresUrl } from '#tests/support/database.ts';
import { recordFigures, runCount, runSeed } from '#tests/support/figures.ts';
import { type Outcome, prepareRun, type World } from './support/exactly-once-run.ts';
import { signInToCases } from './support/filed-cases.ts';
import { type RestartingServer, startRestartingServer } from './support/restarting-server.ts';
import { forgetKeys } from './support/sabotage.ts';
import { BLOW_KINDS, drawSchedule, type Schedule } from './support/schedule.ts';

const COUNT = runCount('EXACTLY_ONCE_COUNT', 20);
const SEED = runSeed();
/** Phones that send at one time. They mostly wait, so two cores carry more than two. */
const AT_ONCE = 8;
/** A small count goes through every kind of blow; a single seed that is looked into does not. */
const COVERS_ALL = 20;

type Store = { readonly url: string | null; readonly drop: () => Promise<void> };

type Hall = {
  readonly server: RestartingServer;
  /** Opens its database beside it or, where only one process may, while it does not run. */
  readonly openStore: () => Promise<OpenDatabase>;
  readonly world: () => Promise<World>;
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

async function newStore(isEmbedded: boolean): Promise<Store> {
  const server = isEmbedded ? null : postgresUrl();
  return server === null ? { url: null, drop: async () => undefined } : createDatabase(server);
}

/** A server with a database of its own, both gone afterwards. */
async function inCityHall<T>(isEmbedded: boolean, work: (hall: Hall) => Promise<T>): Promise<T> {
  const store = await newStore(isEmbedded);
  const server = await startRestartingServer(store.url);
  const definition = loadCatalogue().definition('hino', 'dog-registration', '1');
  if (!definition) throw new Error('hino offers no dog registration');
  try {
    return await work({
      server,
      openStore: async () => (store.url === null ? openEmbedded(server.dataDir) : openPostgres(store.url)),
      world: async () => ({ server, browser, definition, cases: await signInToCases(server) }),
    });
  } finally {
    await server.stop();
    server.remove();
    await store.drop();
  }
}

/**
 * So many at one time: all fill in, then all send. A server that is killed strikes whoever sends meanwhile, but
 * nobody who has nothing to lose yet.
 */
async function runAll(world: World, schedules: readonly Schedule[], atOnce: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < schedules.length; start += atOnce) {
    const group = schedules.slice(start, start + atOnce);
    const prepared = await Promise.all(group.map((schedule) => named(schedule, prepareRun(world, schedule))));
    const finished = prepared.map((run, index) => named(group[index], run.finish()));
    outcomes.push(...(await Promise.all(finished)));
  }
  return outcomes;
}

async function named<T>(schedule: Schedule | undefined, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(`the run broke: ${JSON.stringify(schedule)}`, { cause: error });
  }
}

function describeFaulty(outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ findings }) => findings.length > 0)
    .map((outcome) => `SEED=${outcome.schedule.seed} EXACTLY_ONCE_COUNT=1: ${JSON.stringify(outcome)}`);
}

function tally(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

test(`${COUNT} applications through faults arrive exactly once`, {
  timeout: 120_000 + COUNT * 15_000,
}, async () => {
  const schedules = Array.from({ length: COUNT }, (_, index) => drawSchedule(SEED + index));
  const engines = postgresUrl() === null ? [true] : [true, false];
  const results = await Promise.all(
    engines.map((isEmbedded, index) =>
      inCityHall(isEmbedded, async (hall) => {
        const own = schedules.filter((_, number) => number % engines.length === index);
        const world = await hall.world();
        const outcomes = await runAll(world, own, AT_ONCE / engines.length);
        const filed = await world.cases.count();
        expect(await hall.server.stop()).toBe(0);
        return { own, outcomes, filed, left: await countRows(hall), restarts: hall.server.restarts };
      }),
    ),
  );
  const outcomes = results.flatMap((result) => result.outcomes);
  expect(describeFaulty(outcomes)).toEqual([]);
  for (const { own, filed, left } of results) {
    const photos = own.filter(({ hasPhoto }) => hasPhoto).length;
    expect({ filed, ...left }).toEqual({
      filed: own.length,
      applications: own.length,
      receipts: own.length,
      attachments: photos,
      orphans: 0,
      audit: 'whole',
    });
  }
  const blows = tally(outcomes.flatMap((outcome) => outcome.blows));
  if (COUNT >= COVERS_ALL) expect(Object.keys(blows).sort()).toEqual([...BLOW_KINDS].sort());
  recordFigures('exactly-once', {
    runs: outcomes.length,
    engines: engines.map((isEmbedded) => (isEmbedded ? 'pglite' : 'postgresql')),
    attempts: sum(outcomes.map(({ attempts }) => attempts)),
    faults: tally(outcomes.flatMap((outcome) => outcome.faults)),
    blows,
    serverRestarts: sum(results.map(({ restarts }) => restarts)),
    twoTabs: outcomes.filter(({ schedule }) => schedule.tabs === 2).length,
    withPhoto: outcomes.filter(({ schedule }) => schedule.hasPhoto).length,
    duplicates: sum(outcomes.map(({ duplicates }) => duplicates)),
    lost: sum(outcomes.map(({ lost }) => lost)),
    slowestToSettleMs: Math.max(...outcomes.map(({ settledMs }) => settledMs)),
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Looked at with the server gone: what it left on the disk. */
async function countRows({ openStore }: Hall): Promise<Record<string, number | string>> {
  const { db, close } = await openStore();
  try {
    const applications = await db.selectFrom('applications').select('receipt').execute();
    const attachments = await db.selectFrom('attachments').select('application_id').execute();
    return {
      applications: applications.length,
      receipts: new Set(applications.map(({ receipt }) => receipt)).size,
      attachments: attachments.length,
      orphans: attachments.filter((row) => row.application_id === null).length,
      audit: (await verifyAudit(db, 'hino')).kind,
    };
  } finally {
    await close();
  }
}

describe('without the memory of keys', () => {
  /** The answer is lost once, so that the phone sends again. */
  const lostAnswer: Schedule = {
    seed: SEED,
    hasPhoto: false,
    tabs: 1,
    faults: [{ kind: 'cut-before-answer' }],
    blows: [],
  };

  test('the same run finds two applications', async () => {
    const outcome = await inCityHall(postgresUrl() === null, async ({ server, openStore, world }) => {
      await server.killAndRestart(async () => {
        const { db, close } = await openStore();
        await forgetKeys(db);
        await close();
      });
      return (await prepareRun(await world(), lostAnswer)).finish();
    });
    expect(outcome).toMatchObject({ faults: ['cut-before-answer'], duplicates: 1, lost: 0 });
    expect(outcome.findings).toContain('the city has 2 applications');
  });

  test('the same bytes sent twice are two applications', async () => {
    const database = await EMBEDDED.fresh();
    const hall = await openCityHall(database);
    const filing = await hall.filing();
    const receipts: unknown[] = [];
    for (let time = 0; time < 2; time += 1) {
      receipts.push(await hall.file(filing));
      await database.db.deleteFrom('idempotency').execute();
    }
    const { db } = database;
    const applications = await db.selectFrom('applications').select('receipt').execute();
    expect(applications).toHaveLength(2);
    expect(receipts[0]).not.toEqual(receipts[1]);
    await database.close();
  });
});
