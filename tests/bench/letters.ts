/** What a typed letter costs the main thread. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SlowPhone } from './slow-phone.ts';

export const LETTERS = 30;
/** A quick thumb. */
const BETWEEN_LETTERS_MS = 80;
/** The last letter is saved too. */
const UNTIL_QUIET_MS = 300;

/**
 * Types after what stands in the field.
 * @returns milliseconds of the main thread for a letter, all that follows from it included: drawing, and saving
 *   now and then
 */
export async function typeLetters({ page, devtools }: SlowPhone, field: string): Promise<number> {
  await devtools.send('Performance.enable');
  await page.locator(field).focus();
  const before = await taskSeconds(devtools);
  await page.keyboard.type('あ'.repeat(LETTERS), { delay: BETWEEN_LETTERS_MS });
  await pause(UNTIL_QUIET_MS);
  return ((await taskSeconds(devtools)) - before) * (1_000 / LETTERS);
}

async function taskSeconds(devtools: SlowPhone['devtools']): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
