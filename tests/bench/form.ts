/** How a form page feels on a slow phone: how soon it takes a letter, what a letter costs, when it is safe. */
import type { Browser, Page } from 'playwright-core';
import { answerEligibility, begin, pressStart } from '#tests/faults/support/dog-form.ts';
import { startServer } from '#tests/support/server.ts';
import { typeLetters } from './letters.ts';
import { openSlowPhone, readPaints, type SlowPhone, untilKept } from './slow-phone.ts';
import { median, rounded } from './statistics.ts';

const OPENINGS = 5;
const ROUNDS = 5;
const SAVES = 25;
const FIELD = '#dogName';

export async function benchForm(browser: Browser) {
  const server = await startServer();
  try {
    // Without a worker the first visit can be repeated by emptying the cache.
    const phone = await openSlowPhone(browser, { serviceWorkers: 'block' });
    await begin(phone.page, server.residents);
    await phone.slowDown();
    const interactive = await measureOpenings(phone);
    const { letters, bare } = await measureLetters(phone);
    const saves = await measureSaves(phone.page);
    await phone.close();
    const started = await measureStarts(browser, server.residents);
    return {
      fromStartToFieldMs: rounded(median(started)),
      timeToInteractiveMs: rounded(median(interactive)),
      perLetterMs: rounded(median(letters), 2),
      perLetterBareInputMs: rounded(median(bare), 2),
      ratioToBareInput: rounded(median(letters) / median(bare), 1),
      savedAfterMs: rounded(median(saves)),
    };
  } finally {
    await server.stop();
  }
}

/** From "start writing" to the first field, as most people come to it: the worker has had time to keep the app. */
async function measureStarts(browser: Browser, origin: string): Promise<number[]> {
  const times: number[] = [];
  for (let time = 0; time < OPENINGS; time += 1) {
    const phone = await openSlowPhone(browser);
    await answerEligibility(phone.page, origin);
    await untilKept(phone.page);
    await phone.slowDown();
    const start = performance.now();
    await pressStart(phone.page);
    times.push(performance.now() - start);
    await phone.close();
  }
  return times;
}

/** Opens the address of the form page with nothing in the cache, until the field is there and the thread is free. */
async function measureOpenings({ page, devtools }: SlowPhone): Promise<number[]> {
  const times: number[] = [];
  await page.addInitScript((field) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(field)) return;
      observer.disconnect();
      Object.assign(window, { fieldAt: performance.now() });
    });
    observer.observe(document, { childList: true, subtree: true });
  }, FIELD);
  for (let time = 0; time < OPENINGS; time += 1) {
    await devtools.send('Network.clearBrowserCache');
    await page.reload();
    await page.locator(FIELD).waitFor();
    const { lastLongTask } = await readPaints(page);
    const fieldAt = await page.evaluate(() => (window as unknown as { fieldAt: number }).fieldAt);
    times.push(Math.max(fieldAt, lastLongTask));
  }
  return times;
}

/** In a short field, and in one of an empty page. */
async function measureLetters(phone: SlowPhone): Promise<{ letters: number[]; bare: number[] }> {
  const letters: number[] = [];
  const bare: number[] = [];
  const form = phone.page.url();
  for (let round = 0; round < ROUNDS; round += 1) {
    await phone.page.locator(FIELD).fill('');
    letters.push(await typeLetters(phone, FIELD));
    await phone.page.goto('about:blank');
    await phone.page.setContent('<!doctype html><label>x <input id="bare"></label>');
    bare.push(await typeLetters(phone, '#bare'));
    await phone.page.goto(form);
    await phone.page.locator(FIELD).waitFor();
    await readPaints(phone.page);
  }
  return { letters, bare };
}

/** From a letter until the store tells that it has read it back from the disk. */
async function measureSaves(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let time = 0; time < SAVES; time += 1) {
    const saved = page.evaluate(
      (field) =>
        new Promise<number>((resolve) => {
          const channel = new BroadcastChannel('city-hall-changes');
          let typedAt = 0;
          document.querySelector(field)?.addEventListener(
            'input',
            () => {
              typedAt = performance.now();
            },
            { once: true },
          );
          channel.onmessage = () => {
            if (typedAt === 0) return;
            channel.close();
            resolve(performance.now() - typedAt);
          };
        }),
      FIELD,
    );
    await page.locator(FIELD).press('a');
    times.push(await saved);
  }
  return times;
}
