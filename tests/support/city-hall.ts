/** The whole API in this process, on a real database, with a clock that stands until it is moved. */
import type { Hono } from 'hono';
import { afterEach, beforeEach, expect } from 'vitest';
import type { IntakeKey, Receipt } from '#contract/applications/schema.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEM_STATUS, type Problem, problemSchema } from '#contract/problem.ts';
import { secureRandomBytes, uuidv7 } from '#lib/uuid.ts';
import { createApp } from '#mock-api/app.ts';
import { type Catalogue, loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { type KeyRing, openKeyRing } from '#mock-api/keys/key-ring.ts';
import { masterKeyOf } from '#mock-api/keys/master-key.ts';
import type { LogEntry } from '#mock-api/log.ts';
import type { ApiEnvironment } from '#mock-api/middleware/implement.ts';
import { rateLimit } from '#mock-api/middleware/rate-limit.ts';
import type { Services } from '#mock-api/services.ts';
import { departmentsOf, holdKeyCeremony } from '#mock-api/simulators/key-ceremony/ceremony.ts';
import { buildFiling, type Filing, type FilingInput, type Upload } from './builders.ts';
import type { Engine, TestDatabase } from './database.ts';

export type App = Hono<ApiEnvironment>;

export type CityHall = {
  readonly residents: App;
  readonly staff: App;
  readonly services: Services;
  readonly catalogue: Catalogue;
  readonly keys: KeyRing;
  readonly log: readonly LogEntry[];
  /** Phrase of a department: `hino environment`. */
  readonly phrases: ReadonlyMap<string, string>;
  /** Moves the clock forward. */
  pass(milliseconds: number): void;
  filing(more?: Partial<FilingInput>): Promise<Filing>;
  send(filing: Filing, key?: string): Promise<Response>;
  sendPhoto(filing: Pick<Filing, 'city'>, upload: Upload): Promise<Response>;
  /** Sends photographs and form. @throws Error unless it arrives */
  file(filing: Filing): Promise<Receipt>;
  /** @returns the cookie of a new session */
  signIn(city: string, account?: string): Promise<string>;
  accept(city: string, application: string, cookie: string, ifMatch: string, key?: string): Promise<Response>;
};

const MORNING = Date.parse('2026-11-21T10:00:00+09:00');

export async function openCityHall(
  database: TestDatabase,
  more: Partial<Services> & { readonly now?: () => number } = {},
): Promise<CityHall> {
  let now = MORNING;
  const clock = () => new Date(more.now?.() ?? now);
  const catalogue = more.catalogue ?? loadCatalogue({ simulated: more.simulators ?? true });
  const keys = openKeyRing(database.db, masterKeyOf(new Uint8Array(32).fill(7)), clock);
  const phrases = new Map<string, string>();
  await holdKeyCeremony(
    { db: database.db, keys, randomBytes: secureRandomBytes },
    departmentsOf(catalogue),
    ({ city, department }, phrase) => phrases.set(`${city} ${department}`, phrase),
  );
  const log: LogEntry[] = [];
  const services: Services = {
    audience: 'resident',
    db: database.db,
    catalogue,
    clock,
    randomBytes: secureRandomBytes,
    keys,
    log: (entry) => log.push(entry),
    rateLimit: rateLimit(clock, 1_000_000),
    simulators: true,
    origin: 'http://localhost:8080',
    behindProxy: false,
    distDir: null,
    serviceWorker: true,
    ...more,
  };
  const residents = createApp(services);
  const staff = createApp({
    ...services,
    audience: 'staff',
    origin: services.origin.replace('8080', '8081'),
  });

  async function intakeKey(city: string): Promise<IntakeKey> {
    const response = await residents.request(`/api/v1/${city}/intake-key`);
    // Our own server; its shape has a test of its own.
    return (await response.json()) as IntakeKey;
  }

  const hall: CityHall = {
    residents,
    staff,
    services,
    catalogue,
    keys,
    log,
    phrases,
    pass(milliseconds) {
      now += milliseconds;
    },
    async filing(input = {}) {
      const city = input.city ?? 'hino';
      const definition = input.definition ?? catalogue.definition(city, 'dog-registration', '1');
      if (!definition) throw new Error(`${city} offers no dog registration`);
      return buildFiling({ city, definition, intakeKey: await intakeKey(city), clock, ...input });
    },
    async send(filing, key = filing.key) {
      return residents.request(`/api/v1/${filing.city}/applications`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: filing.body,
      });
    },
    async sendPhoto({ city }, upload) {
      return residents.request(`/api/v1/${city}/attachments?${new URLSearchParams(upload.query)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'idempotency-key': upload.key },
        body: upload.body,
      });
    },
    async file(filing) {
      for (const upload of filing.uploads) await expectStatus(await hall.sendPhoto(filing, upload), 201);
      const response = await expectStatus(await hall.send(filing), 201);
      return (await response.json()) as Receipt;
    },
    async signIn(city, account = 'sato') {
      const response = await staff.request(`/api/v1/${city}/staff/development-login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account }),
      });
      await expectStatus(response, 200);
      return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    async accept(city, application, cookie, ifMatch, key = uuidv7(clock)) {
      return staff.request(`/api/v1/${city}/casework/applications/${application}/acceptance`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key, 'if-match': ifMatch },
        body: '{}',
      });
    },
  };
  return hall;
}

async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response;
  throw new Error(`expected ${status}, got ${response.status}: ${await response.clone().text()}`);
}

/** The header of whoever holds a claim. */
export function withClaim(claim: string): { readonly headers: { readonly authorization: string } } {
  return { headers: { authorization: `Claim ${claim}` } };
}

/** A fresh city hall for each test of a suite. */
export function useCityHall(
  engine: Engine,
  more: Parameters<typeof openCityHall>[1] = {},
): { readonly hall: CityHall; readonly database: TestDatabase } {
  let current: { hall: CityHall; database: TestDatabase } | null = null;
  beforeEach(async () => {
    const database = await engine.fresh();
    current = { database, hall: await openCityHall(database, more) };
  });
  afterEach(async () => {
    await current?.database.close();
    current = null;
  });
  const get = () => {
    if (!current) throw new Error('the city hall opens before each test');
    return current;
  };
  return {
    get hall() {
      return get().hall;
    },
    get database() {
      return get().database;
    },
  };
}

/** The code of a problem, with its status checked against it. */
export async function problemOf(response: Response): Promise<Problem> {
  const problem = problemSchema.parse(await response.json());
  expect(response.headers.get('content-type')).toBe(PROBLEM_MEDIA_TYPE);
  expect(problem.status).toBe(response.status);
  expect(PROBLEM_STATUS[problem.code]).toBe(response.status);
  return problem;
}
