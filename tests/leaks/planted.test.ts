/** The search itself: what is planted in each place of a phone and a server is found there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '#mock-api/db/client.ts';
import { PATIENCE, residentOn } from '#tests/journeys/support/resident.ts';
import { until } from '#tests/journeys/support/until.ts';
import { type Words, wordsOf } from '#tests/journeys/support/words.ts';
import { openProfile } from '#tests/support/browser.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { type Stored, storedInBrowser, storedInDatabase } from './places.ts';
import { canariesOf, findTraces, searchFolder, type Trace } from './traces.ts';

const SECRET = '髙橋カナリヤ planted-5c1e';
const CANARIES = canariesOf({ secret: SECRET });

let words: Words;
let server: RunningServer;
let dataDir: string;
let profile: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'planted-data-'));
  profile = mkdtempSync(join(tmpdir(), 'planted-profile-'));
  [server, words] = await Promise.all([startServer({ dataDir }), wordsOf('ja', 'hino')]);
});

afterAll(() => {
  for (const folder of [dataDir, profile]) rmSync(folder, { recursive: true });
});

const inAll = (stored: Stored): Trace[] =>
  stored.flatMap(({ place, bytes }) => findTraces(place, bytes, CANARIES));

describe('on a phone', () => {
  let files: Trace[];
  let stores: Trace[];

  beforeAll(async () => {
    const phone = await openProfile(profile);
    await residentOn(phone.page, server.residents, words).visit();
    await phone.page.evaluate(async (secret) => {
      localStorage.setItem('draft', secret);
      const cache = await caches.open('planted');
      await cache.put('/planted', new Response(secret));
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('planted', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('rows').put({ secret }, 'row');
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(request.error);
      });
    }, SECRET);
    stores = inAll(await storedInBrowser(phone.page));
    // A field that is not the app's: the app's own keep their text in an attribute, which no session repeats.
    await phone.page.getByRole('main').evaluate((main) => {
      main.append(Object.assign(document.createElement('input'), { id: 'planted' }));
    });
    await phone.page.locator('#planted').fill(SECRET);
    const sessions = join(profile, 'Default/Sessions');
    await until('the session is written', async () => searchFolder(sessions, CANARIES).length > 0, PATIENCE);
    await phone.context.close();
    files = searchFolder(profile, CANARIES);
  });

  test.each([
    ['localStorage', /^Default\/Local Storage\//],
    ['Cache Storage', /^Default\/Service Worker\/CacheStorage\//],
    ['IndexedDB', /^Default\/IndexedDB\//],
    ['the session that is kept for next time', /^Default\/Sessions\//],
  ])('in the files of %s', (_, place) => {
    expect(files.filter((trace) => place.test(trace))).not.toEqual([]);
  });

  test.each([
    ['localStorage', /^localStorage: /],
    ['Cache Storage', /^Cache Storage planted /],
    ['IndexedDB', /^IndexedDB planted\/rows\./],
  ])('in what a page reads of %s', (_, place) => {
    expect(stores.filter((trace) => place.test(trace))).not.toEqual([]);
  });
});

describe('on a server', () => {
  let rows: Trace[];

  beforeAll(async () => {
    // The server writes one line a request; an address is a thing that a careless log would repeat.
    await fetch(`${server.residents}/ja/hino?name=${encodeURIComponent(SECRET)}`);
    await server.kill9();
    const database = await openEmbedded(dataDir);
    await sql`create table planted as select ${SECRET}::text as secret`.execute(database.db);
    rows = inAll(await storedInDatabase(database));
    await database.close();
  });

  test('in a row', () => {
    expect(rows).toContain('row of planted.secret: secret as bytes');
  });

  test('in the files of the database, its write-ahead log among them', () => {
    const files = searchFolder(dataDir, CANARIES);
    expect(files.filter((trace) => trace.startsWith('pglite/pg_wal/'))).not.toEqual([]);
  });

  test('in a line of the log, which does not repeat the address that was asked for', () => {
    const line = JSON.stringify({ kind: 'note', text: SECRET });
    expect(findTraces('log', Buffer.from(server.logLines.join('\n')), CANARIES)).toEqual([]);
    expect(findTraces('log', Buffer.from([...server.logLines, line].join('\n')), CANARIES)).not.toEqual([]);
  });
});
