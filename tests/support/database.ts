/** Real databases for suites: an embedded one for each test file, and PostgreSQL where there is one. */
import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { type OpenDatabase, openPglite, openPostgres } from '#mock-api/db/client.ts';
import { migrate } from '#mock-api/db/migrate.ts';

export type TestDatabase = OpenDatabase & {
  /** For a second connection or another process; null for the embedded engine, which has one connection. */
  readonly url: string | null;
};

export type Engine = {
  readonly name: 'pglite' | 'postgresql';
  /** An empty, migrated database. Its `close` also drops it; the embedded engine gives one at a time. */
  readonly fresh: (options?: { readonly migrated?: boolean }) => Promise<TestDatabase>;
};

/** Starting one takes seconds and hundreds of megabytes: it is started once in a worker and emptied. */
let lite: PGlite | null = null;

export const EMBEDDED: Engine = {
  name: 'pglite',
  async fresh({ migrated = true } = {}) {
    lite ??= await PGlite.create();
    await lite.exec('drop schema public cascade; create schema public');
    const opened = openPglite(lite);
    if (migrated) await migrate(opened.db);
    return { ...opened, url: null };
  },
};

function postgres(server: string): Engine {
  return {
    name: 'postgresql',
    async fresh({ migrated = true } = {}) {
      const { url, drop } = await createDatabase(server);
      const opened = openPostgres(url);
      if (migrated) await migrate(opened.db);
      return {
        ...opened,
        url,
        async close() {
          await opened.close();
          await drop();
        },
      };
    },
  };
}

/** A database of one's own on the server of the tests. `drop` also ends whoever is still connected. */
export async function createDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `city_hall_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name}`);
  const url = server.replace(/\/[^/?]*(\?|$)/u, `/${name}$1`);
  return { url, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Where PostgreSQL is, for this run of the tests; null when it is not there. */
export function postgresUrl(): string | null {
  return inject('postgresUrl') ?? null;
}

/** The same suite on PGlite always, and on PostgreSQL where there is one (REQUIRE_POSTGRES=1 insists). */
export function describeOnEachEngine(name: string, suite: (engine: Engine) => void): void {
  for (const engine of engines()) describe(`${name} (${engine.name})`, () => suite(engine));
}

/** For what PGlite cannot show: several connections or processes on one database. */
export function describeOnPostgres(name: string, suite: (engine: Engine) => void): void {
  for (const engine of engines().slice(1)) describe(`${name} (${engine.name})`, () => suite(engine));
}

function engines(): Engine[] {
  const url = postgresUrl();
  if (url === null && process.env.REQUIRE_POSTGRES === '1') {
    throw new Error('REQUIRE_POSTGRES=1, and this suite was given no PostgreSQL');
  }
  return url === null ? [EMBEDDED] : [EMBEDDED, postgres(url)];
}
