import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import {
  intakeKeySchema,
  type Receipt,
  receiptSchema,
  settlementSchema,
} from '#contract/applications/schema.ts';
import {
  type CaseSummary,
  caseFileSchema,
  caseListSchema,
  staffSessionSchema,
} from '#contract/casework/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { systemClock } from '#lib/clock.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { buildFiling, type Filing, openBytes, openDepartmentKey } from '#tests/support/builders.ts';
import { createDatabase, postgresUrl } from '#tests/support/database.ts';
import { recordFigures, runCount, runSeed } from '#tests/support/figures.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import { type Random, seededRandom } from '#tests/support/random.ts';
import { type RunningServer, type StartOptions, startServer } from '#tests/support/server.ts';

const KILLS = runCount('KILL_COUNT', 5);
const SENDERS = 6;
const CITY = 'hino';
/** Long enough for some acts to be done, short enough for many to be under way. */
const KILLED_WITHIN_MS = 400;
const DEADLINE_MS = 120_000 + KILLS * 20_000;

const definition = loadCatalogue().definition(CITY, 'dog-registration', '1');

type Figures = {
  readonly kills: number;
  readonly filed: number;
  /** Acts whose answer was lost with the server … */
  readonly unanswered: number;
  /** … and which had arrived all the same. */
  readonly unansweredButArrived: number;
};

/** What senders know: acts that were acknowledged, and acts whose answer never came. */
type Ledger = { readonly acknowledged: Map<string, Receipt>; readonly filings: Filing[] };

describe('killing the server at any moment', () => {
  it(
    `loses nothing that was acknowledged, and does nothing twice: ${KILLS} times on PGlite`,
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'city-hall-kill-'));
      const figures = await killAgainAndAgain({ dataDir }, seededRandom(runSeed()));
      rmSync(dataDir, { recursive: true });
      recordFigures('kill-api-pglite', figures);
    },
    DEADLINE_MS,
  );

  const postgres = postgresUrl();
  if (postgres !== null) {
    it(
      `loses nothing that was acknowledged, and does nothing twice: ${KILLS} times on PostgreSQL`,
      async () => {
        const dataDir = mkdtempSync(join(tmpdir(), 'city-hall-kill-'));
        const { url: databaseUrl, drop } = await createDatabase(postgres);
        const figures = await killAgainAndAgain({ dataDir, databaseUrl }, seededRandom(runSeed() + 1));
        await drop();
        rmSync(dataDir, { recursive: true });
        recordFigures('kill-api-postgresql', figures);
      },
      DEADLINE_MS,
    );
  }
});

async function killAgainAndAgain(options: StartOptions, random: Random): Promise<Figures> {
  const ledger: Ledger = { acknowledged: new Map(), filings: [] };
  const start = () => startServer({ ...options, env: { RATE_LIMIT_BURST: '1000000' } });
  let server = await start();
  const unanswered = new Set<string>();
  const arrived = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const load = sendUntilItDies(server, ledger, random);
    await wait(random.integer(KILLED_WITHIN_MS));
    await server.kill9();
    await load;
    server = await start();
    for (const { key } of ledger.filings) if (!ledger.acknowledged.has(key)) unanswered.add(key);
    for (const key of await settleAll(server, ledger)) if (unanswered.has(key)) arrived.add(key);
  }
  // A quiet end: acts without an answer are sent again, as phones do.
  for (const filing of ledger.filings) {
    if (!ledger.acknowledged.has(filing.key)) await sendAll(server, filing, ledger);
  }
  const filed = await everyoneIsThereOnce(server, ledger, options.databaseUrl);
  expect(ledger.acknowledged.size).toBe(ledger.filings.length);
  expect(ledger.filings.length).toBeGreaterThan(KILLS);
  await server.stop();
  return {
    kills: KILLS,
    filed,
    unanswered: unanswered.size,
    unansweredButArrived: arrived.size,
  };
}

async function sendUntilItDies(server: RunningServer, ledger: Ledger, random: Random): Promise<void> {
  const withPhoto = Array.from({ length: SENDERS }, () => random.integer(3) === 0);
  await Promise.all(
    withPhoto.map(async (hasPhoto) => {
      for (;;) {
        try {
          const filing = await newFiling(server, hasPhoto);
          ledger.filings.push(filing);
          await sendAll(server, filing, ledger);
        } catch (error) {
          if (isLostConnection(error)) return;
          throw error;
        }
      }
    }),
  );
}

/** `fetch` says only that; what it means is that no whole answer came. */
function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && /fetch failed|terminated/u.test(error.message);
}

async function newFiling(server: RunningServer, hasPhoto: boolean): Promise<Filing> {
  if (!definition) throw new Error(`${CITY} offers no dog registration`);
  const intakeKey = intakeKeySchema.parse(
    await (await fetch(`${server.residents}/api/v1/${CITY}/intake-key`)).json(),
  );
  const photos = hasPhoto ? [greyJpeg({ width: 320, height: 240 })] : [];
  return buildFiling({ city: CITY, definition, intakeKey, clock: systemClock, photos });
}

async function sendAll(server: RunningServer, filing: Filing, ledger: Ledger): Promise<void> {
  for (const { key, query, body } of filing.uploads) {
    const uploaded = await fetch(
      `${server.residents}/api/v1/${CITY}/attachments?${new URLSearchParams(query)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
        body,
      },
    );
    expect(uploaded.status).toBe(201);
    await uploaded.arrayBuffer();
  }
  const response = await fetch(`${server.residents}/api/v1/${CITY}/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': filing.key },
    body: filing.body,
  });
  const answer: unknown = await response.json();
  expect(response.status).toBe(201);
  const receipt = receiptSchema.parse(answer);
  const before = ledger.acknowledged.get(filing.key);
  if (before) expect(receipt).toEqual(before);
  ledger.acknowledged.set(filing.key, receipt);
}

/** Every act that was acknowledged is still known, with the receipt that was given. @returns keys that arrived */
async function settleAll(server: RunningServer, ledger: Ledger): Promise<string[]> {
  const arrived: string[] = [];
  for (const filing of ledger.filings) {
    const acknowledged = ledger.acknowledged.get(filing.key);
    const response = await fetch(`${server.residents}/api/v1/${CITY}/submissions/${filing.key}`, {
      headers: { authorization: `Claim ${filing.claim}` },
    });
    const settlement = settlementSchema.parse(await response.json());
    if (acknowledged) expect(settlement).toEqual({ kind: 'received', receipt: acknowledged });
    if (settlement.kind === 'received') arrived.push(filing.key);
  }
  return arrived;
}

/** Lists what staff see, opens each with the department's key and compares. @returns how many there are */
async function everyoneIsThereOnce(
  server: RunningServer,
  { acknowledged, filings }: Ledger,
  databaseUrl: string | undefined,
): Promise<number> {
  const phrases = readFileSync(join(server.dataDir, 'development-department-phrases.txt'), 'utf8');
  const phrase = new RegExp(`^${CITY} environment (\\S+)$`, 'mu').exec(phrases)?.[1] ?? '';
  const login = await fetch(`${server.staff}/api/v1/${CITY}/staff/development-login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'sato' }),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { sealedDepartmentKey } = staffSessionSchema.parse(await login.json());
  const identity = await openDepartmentKey(fromBase64Url(sealedDepartmentKey), phrase);

  const cases: CaseSummary[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `?cursor=${cursor}`;
    const page = await fetch(`${server.staff}/api/v1/${CITY}/casework/applications${query}`, {
      headers: { cookie },
    });
    const { cases: more, next } = caseListSchema.parse(await page.json());
    cases.push(...more);
    cursor = next;
  }
  const expected = [...acknowledged.values()].map(({ receipt }) => receipt).sort();
  expect(cases.map(({ receipt }) => receipt)).toEqual(expected);

  const byReceipt = new Map([...acknowledged].map(([key, { receipt }]) => [receipt, key]));
  for (const { id, receipt } of cases) {
    const response = await fetch(`${server.staff}/api/v1/${CITY}/casework/applications/${id}`, {
      headers: { cookie },
    });
    const { sealed } = caseFileSchema.parse(await response.json());
    const content = JSON.parse(new TextDecoder().decode(await openBytes(fromBase64Url(sealed), identity)));
    expect(content).toEqual(filings.find(({ key }) => key === byReceipt.get(receipt))?.content);
  }
  if (databaseUrl) await noTransactionWasLeftOpen(databaseUrl);
  return cases.length;
}

/** What a killed process held, the database gave back. */
async function noTransactionWasLeftOpen(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    "select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
  );
  await client.end();
  expect(rows).toEqual([]);
}
