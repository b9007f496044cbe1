/** Brings the database to what this version of the program expects; several processes may do so at once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type { Database } from './client.ts';

const FOLDER = join(import.meta.dirname, 'migrations');

/** Migrations are plain SQL, `NNN-title.sql`, run in order, never edited once published. */
const provider: MigrationProvider = {
  async getMigrations() {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
    return Object.fromEntries(
      files.map((name) => [name.slice(0, -'.sql'.length), migrationOf(join(FOLDER, name))]),
    );
  },
};

function migrationOf(path: string): Migration {
  const text = readFileSync(path, 'utf8');
  return {
    async up(db) {
      await sql.raw(text).execute(db);
    },
  };
}

/**
 * Runs what has not been run, in one transaction behind an advisory lock.
 * @throws whatever the database says; nothing has changed then
 */
export async function migrate(db: Database): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** Whether every migration of this program has been run here. */
export async function isMigrated(db: Database): Promise<boolean> {
  const migrations = await new Migrator({ db, provider }).getMigrations();
  return migrations.every(({ executedAt }) => executedAt !== undefined);
}
