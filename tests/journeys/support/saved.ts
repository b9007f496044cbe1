/** Waiting for the disk without waiting for a clock. */
import type { Locator, Page } from 'playwright-core';
import { PATIENCE } from './resident.ts';
import { until } from './until.ts';

/** Types into a field and waits until the phone has written it down. */
export async function typeAndSave(field: Locator, value: string): Promise<void> {
  await savedAfter(field.page(), () => field.fill(value));
}

/** Does something that changes a draft and waits until the phone has written it down. */
export async function savedAfter(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await revisions(page);
  await act();
  await until('what was typed is on the disk', async () => (await revisions(page)) > before, PATIENCE);
}

/** How often applications were written on this phone. Rows are ciphertext; their count of writes is not. */
function revisions(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Opening a database that is not there would make an empty one.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'city-hall')) return 0;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('city-hall');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const rows = await new Promise<{ revision: number }[]>((resolve, reject) => {
      const request = database.transaction('applications').objectStore('applications').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return rows.reduce((sum, { revision }) => sum + revision, 0);
  });
}
