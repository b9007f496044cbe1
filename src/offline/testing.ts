/** A phone for tests: a real store over fake-indexeddb, with a clock that stands still until it is moved. */
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { openVault } from '#vault/vault.ts';
import { type Database, keyShelf, openDatabase } from './database.ts';
import { createStore, type Store } from './store.ts';

export type TestPhone = {
  readonly database: Database;
  readonly store: Store;
  readonly clock: { now: Date };
  /** A second tab: its own connection and vault, the same disk. */
  secondTab(): Promise<Store>;
};

let phones = 0;

export async function testPhone(): Promise<TestPhone> {
  phones += 1;
  const name = `phone-${phones}`;
  const clock = { now: new Date('2026-11-21T01:32:00Z') };
  const open = async () => {
    const database = openDatabase(name, { indexedDB, IDBKeyRange });
    const vault = await openVault(keyShelf(database));
    return { database, store: createStore({ database, vault, clock: () => clock.now }) };
  };
  const { database, store } = await open();
  return { database, store, clock, secondTab: async () => (await open()).store };
}

export const dogDraft = {
  city: 'hino',
  procedure: 'dog-registration',
  version: '1',
  language: 'ja',
} as const;
