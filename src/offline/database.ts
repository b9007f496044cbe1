/** The phone's database. Dexie lives here and nowhere else; only ids are readable in it. */
import { Dexie, type EntityTable } from 'dexie';
import type { DeviceKeys, KeyShelf } from '#vault/vault.ts';
import type { OutboxItem } from './record.ts';

type KeyRow = DeviceKeys & { readonly id: 'device' };
export type ApplicationRow = { readonly id: string; readonly revision: number; readonly box: ArrayBuffer };
/** ArrayBuffer, never Blob: WebKit fails to store those (dexie#1227). */
export type FileRow = { readonly id: string; readonly application: string; readonly box: ArrayBuffer };

export type Database = Dexie & {
  readonly keys: EntityTable<KeyRow, 'id'>;
  readonly applications: EntityTable<ApplicationRow, 'id'>;
  readonly files: EntityTable<FileRow, 'id'>;
  readonly outbox: EntityTable<OutboxItem, 'id'>;
};

/**
 * @param name one database a test; people have one
 * @param engine the browser's, unless a test brings its own
 */
export function openDatabase(
  name = 'city-hall',
  engine: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {},
): Database {
  // strict: a commit answers only when it is on the disk, so that "saved" is true after a crash.
  const database = new Dexie(name, { ...engine, chromeTransactionDurability: 'strict' }) as Database;
  // Migrations are additive: an old page may still hold a draft while a new worker waits.
  database.version(1).stores({
    keys: 'id',
    applications: 'id',
    files: 'id, application',
    outbox: 'id, application',
  });
  return database;
}

/** The device keys' place. Two tabs that start together end with the same keys. */
export function keyShelf(database: Database): KeyShelf {
  return {
    read: async () => (await database.keys.get('device')) ?? null,
    claim: (keys) =>
      database.transaction('rw', database.keys, async () => {
        const kept = await database.keys.get('device');
        if (kept) return kept;
        await database.keys.put({ id: 'device', ...keys });
        return keys;
      }),
  };
}

/**
 * Runs a piece of work again once when the connection was lost: iOS drops it in the background (dexie#2008).
 * The work must be whole: an explicit transaction or one call.
 */
export async function withConnection<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    await reopen(database);
    return work();
  }
}

const reopenings = new WeakMap<Database, Promise<void>>();

/** Once for all that lost it together: each would close it for the others. */
function reopen(database: Database): Promise<void> {
  const running = reopenings.get(database);
  if (running) return running;
  database.close({ disableAutoOpen: false });
  const opening = Promise.resolve(database.open())
    .then(() => undefined)
    .finally(() => reopenings.delete(database));
  reopenings.set(database, opening);
  return opening;
}

function isConnectionLost(error: unknown): boolean {
  const names = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'TransactionInactiveError'];
  return error instanceof Error && names.includes(error.name);
}

/** The disk is full, under any of the names browsers and Dexie have for it. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  const inner = 'inner' in error ? error.inner : null;
  // A bulk write that was refused row by row.
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures : [];
  return isDiskFull(inner) || failures.some(isDiskFull);
}
