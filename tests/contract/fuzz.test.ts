import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { problemSchema } from '#contract/problem.ts';
import { toBase64Url } from '#lib/base64url.ts';
import { uuidv7 } from '#lib/uuid.ts';
import type { OpenApiDocument } from '#mock-api/features/system/openapi.ts';
import { type CityHall, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine, type TestDatabase } from '#tests/support/database.ts';
import { recordFigures, runCount, runSeed } from '#tests/support/figures.ts';
import { type Bodies, type Dictionary, type FuzzRequest, fuzzRequests } from '#tests/support/fuzz.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

const COUNT = runCount('FUZZ_COUNT', 1_000);
const ANSWERS_WITHIN_MS = 10_000;

const TABLES = [
  'applications',
  'application_states',
  'attachments',
  'audit',
  'blind_indexes',
  'department_keys',
  'idempotency',
  'intake_keys',
  'receipt_serials',
  'staff_sessions',
] as const;

describeOnEachEngine('requests drawn from the OpenAPI document', (engine) => {
  const on = useCityHall(engine);

  it(
    `${COUNT} of them are answered as documented, without a 5xx, and change nothing when refused`,
    async () => {
      const { hall, database } = on;
      const document = (await (await hall.residents.request('/api/openapi.json')).json()) as OpenApiDocument;
      const { dictionary, bodies } = await someThings(hall, database);
      const requests = fc.sample(fuzzRequests(document, dictionary, bodies), {
        seed: runSeed(),
        numRuns: COUNT,
      });
      const counts: Record<string, Record<string, number>> = {};
      let reached = 0;
      let cookie = await hall.signIn('hino');
      let before = await stateOf(database);
      for (const [index, request] of requests.entries()) {
        const logged = hall.log.length;
        const response = await answerTo(hall, request, cookie);
        const text = await response.text();
        const after = await stateOf(database);
        const what = `request ${index}: ${describeRequest(request)} → ${response.status} ${text.slice(0, 200)}`;

        expect(response.status, what).toBeLessThan(500);
        expect(Object.keys(request.operation.responses), what).toContain(String(response.status));
        if (response.status >= 400) {
          expect(problemSchema.safeParse(JSON.parse(text)).success, what).toBe(true);
          expect(after, what).toBe(before);
        }
        const entry = hall.log.slice(logged).find(({ kind }) => kind === 'request');
        if (entry && 'operation' in entry && entry.operation === request.operation.operationId) reached += 1;
        const name = `${request.method} ${request.route}`;
        const byStatus = counts[name] ?? {};
        byStatus[response.status] = (byStatus[response.status] ?? 0) + 1;
        counts[name] = byStatus;

        before = after;
        if (request.operation.operationId === 'endStaffSession' && response.ok) {
          cookie = await hall.signIn('hino');
          before = await stateOf(database);
        }
      }
      recordFigures(`fuzz-${engine.name}`, { requests: COUNT, reached, counts });
      expect(reached / COUNT).toBeGreaterThanOrEqual(0.5);
      expect(Object.keys(counts).length).toBe(Object.values(document.paths).flatMap(Object.keys).length);
    },
    60_000 + COUNT * 100,
  );
});

/** A city hall in the middle of its day, and the names of what is in it. */
async function someThings(
  hall: CityHall,
  { db }: TestDatabase,
): Promise<{ dictionary: Dictionary; bodies: Bodies }> {
  const filed = [];
  for (let index = 0; index < 4; index += 1) {
    const filing = await hall.filing({ photos: [greyJpeg({ width: 16 + index, height: 16 })] });
    filed.push({ filing, receipt: (await hall.file(filing)).receipt });
  }
  const waiting = [
    await hall.filing(),
    await hall.filing(),
    await hall.filing({ answers: { ownerPhone: '1' } }),
  ];
  const uploading = await hall.filing({ photos: [greyJpeg({ width: 30, height: 30 })] });
  const applications = await db.selectFrom('applications').select('id').orderBy('receipt').execute();
  const [upload] = uploading.uploads;
  const { key: keyOfPhoto = '', query } = upload ?? {};
  const { clock } = hall.services;
  return {
    dictionary: {
      city: ['hino'],
      language: hall.catalogue.languages,
      procedure: ['dog-registration'],
      version: ['1'],
      account: ['sato', 'suzuki'],
      state: ['received', 'accepted'],
      cursor: filed.map(({ receipt }) => toBase64Url(new TextEncoder().encode(receipt))),
      receipt: filed.map(({ receipt }) => receipt),
      application: applications.map(({ id }) => id),
      attachment: filed.flatMap(({ filing }) => filing.submission.attachments.map(({ id }) => id)),
      key: filed.map(({ filing }) => filing.key),
      authorization: filed.map(({ filing }) => `Claim ${filing.claim}`),
      // Replaced by the session of the moment when it is sent.
      cookie: ['session'],
      'If-Match': ['"1"', '"2"'],
      'Idempotency-Key': [keyOfPhoto, ...filed.map(({ filing }) => filing.key), uuidv7(clock), uuidv7(clock)],
      intakeKey: query ? [query.intakeKey] : [],
      claimHash: query ? [query.claimHash] : [],
      residentRecipient: query ? [query.residentRecipient] : [],
    },
    bodies: {
      submitApplication: [...filed.map(({ filing }) => filing.body), ...waiting.map(({ body }) => body)],
      uploadAttachment: upload ? [upload.body] : [],
    },
  };
}

async function answerTo(hall: CityHall, request: FuzzRequest, cookie: string): Promise<Response> {
  const app = request.operation.tags.includes('staff') ? hall.staff : hall.residents;
  const headers = request.headers.cookie === 'session' ? { ...request.headers, cookie } : request.headers;
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => timeout.reject(new Error(`no answer: ${describeRequest(request)}`)),
    ANSWERS_WITHIN_MS,
  );
  const { method, body } = request;
  const answer = app.request(request.path, { method, headers, ...(body === null ? {} : { body }) });
  try {
    return await Promise.race([answer, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** One hash of everything that is stored. */
async function stateOf({ db }: TestDatabase): Promise<string> {
  const parts = TABLES.map(
    (table) =>
      sql`(select md5(coalesce(string_agg(row::text, '|' order by row::text), '')) from ${sql.table(table)} row)`,
  );
  const { rows } = await sql<{ state: string }>`select concat_ws(' ', ${sql.join(parts)}) as state`.execute(
    db,
  );
  return rows[0]?.state ?? '';
}

function describeRequest({ method, path, headers, body }: FuzzRequest): string {
  const shown = typeof body === 'string' ? body.slice(0, 200) : body === null ? '' : `${body.length} bytes`;
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 400)} ${shown}`;
}
