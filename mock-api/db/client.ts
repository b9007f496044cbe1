/**
 * One driver, two engines: `pg` speaks to PostgreSQL over the network or to the embedded PGlite in this
 * process. Same SQL, same migrations.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely';
import pg from 'pg';
import { claimDataDir } from './data-dir.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;

export type OpenDatabase = {
  readonly db: Database;
  readonly engine: 'pglite' | 'postgresql';
  /** Waits for running queries, then gives the engine back. */
  readonly close: () => Promise<void>;
};

/** Connections of one process; an act holds one for some milliseconds. */
const MAX_CONNECTIONS = 10;

const AS_TEXT = new Set<number>([
  pg.types.builtins.INT8, // beyond 2^53 a number would lie
  pg.types.builtins.DATE, // a plain date has no time zone
  1182, // date[]
]);

/** pg's own parsers but for the three; given to each pool, so that nothing global is changed. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (AS_TEXT.has(oid)) return (value: string) => value;
    // The overloads of pg tell text from binary by a literal; a variable of both fits neither.
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** @param url of PostgreSQL 15 or later */
export function openPostgres(url: string): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    types,
    application_name: 'smartphone-city-hall',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // A connection lost while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = databaseOf(pool);
  return { db, engine: 'postgresql', close: () => db.destroy() };
}

/**
 * The embedded engine in DATA_DIR.
 * @throws DataDirError when another living process has it open: PGlite allows one
 */
export async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const release = await claimDataDir(dataDir);
  const lite = await PGlite.create(join(dataDir, 'pglite'));
  const opened = openPglite(lite);
  return {
    ...opened,
    async close() {
      await opened.close();
      await lite.close();
      await release();
    },
  };
}

/** On an instance that the caller owns and closes. */
export function openPglite(lite: PGlite): OpenDatabase {
  // One connection is all it has; a second would wait for ever inside a transaction.
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, idleTimeoutMillis: 0, types });
  const db = databaseOf(pool);
  return { db, engine: 'pglite', close: () => db.destroy() };
}

function databaseOf(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
