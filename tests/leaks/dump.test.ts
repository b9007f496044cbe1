/** PostgreSQL, as its own tool writes it down: the copy that an operator keeps holds nobody's words. */
import { execFileSync } from 'node:child_process';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '#mock-api/db/client.ts';
import { fileOverHttp } from '#tests/journeys/support/filing.ts';
import { wordsOf } from '#tests/journeys/support/words.ts';
import { createDatabase, describeOnPostgres, postgresUrl } from '#tests/support/database.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { storedInDatabase } from './places.ts';
import { canariesOf, findTraces } from './traces.ts';

const TYPED = {
  dogName: 'ポチカナリヤ7f3a',
  ownerName: '髙橋カナリヤ7f3a',
  ownerPhone: '0429173604',
  ownerAddressStreet: '神明カナリヤ7f3a丁目',
};
const CANARIES = canariesOf(TYPED);

describeOnPostgres('a dump of the database', () => {
  let database: { url: string; drop: () => Promise<void> };
  let server: RunningServer;

  beforeAll(async () => {
    database = await createDatabase(postgresUrl() ?? '');
    server = await startServer({ databaseUrl: database.url });
    await fileOverHttp(server.residents, await wordsOf('ja', 'hino'), TYPED);
  });

  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  const dump = () => execFileSync('pg_dump', [`--dbname=${database.url}`], { maxBuffer: 100_000_000 });

  test('holds the application, and nothing that was written in it', () => {
    const text = dump();
    expect(text.includes('COPY public.applications ')).toBe(true);
    expect(text.includes('dog-registration')).toBe(true);
    expect(findTraces('dump', text, CANARIES)).toEqual([]);
  });

  test('has no row with anything that was written', async () => {
    const opened = openPostgres(database.url);
    const stored = await storedInDatabase(opened);
    await opened.close();
    expect(stored.flatMap(({ place, bytes }) => findTraces(place, bytes, CANARIES))).toEqual([]);
  });

  test('would show what is planted', async () => {
    const opened = openPostgres(database.url);
    await sql`create table planted as select ${TYPED.dogName}::text as name`.execute(opened.db);
    await opened.close();
    expect(findTraces('dump', dump(), CANARIES)).toEqual(['dump: dogName as bytes']);
  });
});
