/** What can be looked into besides files: everything a page can read of its origin, and every row of a database. */

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import type { OpenDatabase } from '#mock-api/db/client.ts';

/** Stores of the origin as bytes, under names that say where they lie. */
export type Stored = readonly { readonly place: string; readonly bytes: Buffer }[];

/**
 * Reads IndexedDB, Cache Storage, the two simple storages, cookies and the history's state. Databases on disk
 * may be compressed; here nothing is.
 */
export async function storedInBrowser(page: Page): Promise<Stored> {
  const parts = await page.evaluate(async () => {
    const found: { place: string; base64: string }[] = [];
    const add = (place: string, bytes: Uint8Array) => {
      let binary = '';
      for (const byte of bytes) binary += String.fromCharCode(byte);
      found.push({ place, base64: btoa(binary) });
    };
    const addText = (place: string, text: string) => add(place, new TextEncoder().encode(text));
    /** Every string and every piece of memory, however deep. */
    const addValue = (place: string, value: unknown): void => {
      if (value instanceof ArrayBuffer) add(place, new Uint8Array(value));
      else if (ArrayBuffer.isView(value))
        add(place, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      else if (value instanceof CryptoKey) addText(place, JSON.stringify({ extractable: value.extractable }));
      else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          addText(`${place} key`, key);
          addValue(`${place}.${key}`, inner);
        }
      } else addText(place, String(value));
    };
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
        addValue(`IndexedDB ${name}/${store}`, { keys, values });
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        addText(`Cache Storage ${name}`, request.url);
        const response = await cache.match(request);
        if (response)
          add(`Cache Storage ${name} ${request.url}`, new Uint8Array(await response.arrayBuffer()));
      }
    }
    addText('localStorage', JSON.stringify(localStorage));
    addText('sessionStorage', JSON.stringify(sessionStorage));
    addText('cookies', document.cookie);
    addText('history state', JSON.stringify(history.state));
    return found;
  });
  return parts.map(({ place, base64 }) => ({ place, bytes: Buffer.from(base64, 'base64') }));
}

/** Every row of every table, columns apart. */
export async function storedInDatabase({ db }: OpenDatabase): Promise<Stored> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  const stored: { place: string; bytes: Buffer }[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    for (const row of rows.rows) {
      for (const [column, value] of Object.entries(row)) {
        const bytes = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? '');
        stored.push({ place: `row of ${name}.${column}`, bytes });
      }
    }
  }
  return stored;
}
