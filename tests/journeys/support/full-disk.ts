/** A phone without free space: the browser's own quota, filled to the last bytes with junk of ours. */
import type { Page } from 'playwright-core';

const QUOTA_BYTES = 600_000;

/** What the browser says about the option with which these phones are made; see `fullDiskPhone`. */
export const NO_WORKER = [/Service Worker registration blocked/];

/** Without a worker: what it stores would count, and comes whenever it likes. */
export const fullDiskPhone = { serviceWorkers: 'block' } as const;

/** Before anything is stored: afterwards the browser remembers for a while how much room there was. */
export async function limitDisk(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA_BYTES });
}

/** @throws Error when the browser takes more than it was allowed */
export async function fillDisk(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('junk', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('junk', { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const put = (size: number) =>
      new Promise<boolean>((resolve) => {
        const change = database.transaction('junk', 'readwrite', { durability: 'strict' });
        change.objectStore('junk').put(crypto.getRandomValues(new Uint8Array(size)));
        change.oncomplete = () => resolve(true);
        change.onabort = () => resolve(false);
      });
    for (const size of [60_000, 8_000, 1_000, 100]) {
      let rounds = 0;
      while (await put(size)) {
        rounds += 1;
        if (rounds > 200) throw new Error('the disk does not get full');
      }
    }
    database.close();
  });
}

/** The person has removed photographs. */
export async function freeDisk(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('junk');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}
