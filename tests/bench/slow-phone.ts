/** A browser that is as slow as an old phone far from the mast. */
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { newPhone } from '#tests/support/browser.ts';

export const SLOWNESS = { cpuFactor: 4, roundTripMs: 150, bitsPerSecond: 1_600_000 } as const;

export type SlowPhone = {
  readonly page: Page;
  /** For what Playwright does not measure. */
  readonly devtools: CDPSession;
  slowDown(): Promise<void>;
  /** The processor is as it was. A slowed one spins, also in a page that rests, and takes it from the others. */
  speedUp(): Promise<void>;
  close(): Promise<void>;
};

/** Fast until `slowDown`: what is only preparation need not be waited for. */
export async function openSlowPhone(
  browser: Browser,
  context: BrowserContextOptions = {},
): Promise<SlowPhone> {
  const phone = await newPhone(browser, { context });
  const devtools = await phone.context.newCDPSession(phone.page);
  await phone.page.addInitScript(observePaints);
  return {
    page: phone.page,
    devtools,
    async slowDown() {
      const bytesPerSecond = SLOWNESS.bitsPerSecond / 8;
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: SLOWNESS.roundTripMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS.cpuFactor });
    },
    async speedUp() {
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    },
    close: () => phone.context.close(),
  };
}

/** The worker has taken over and keeps the city of the page that is open. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [, language, city] = location.pathname.split('/');
    const { active } = await navigator.serviceWorker.ready;
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      active?.postMessage({ type: 'keep', language, city }, [port2]);
    });
  });
}

export type Paints = {
  /** Milliseconds since the navigation began. */
  readonly firstContentfulPaint: number;
  readonly largestContentfulPaint: number;
  readonly largestElement: string;
  /** End of the last task of the main thread above 50 ms. */
  readonly lastLongTask: number;
};

/** Waits until the page has loaded and nothing larger was painted for a second. */
export async function readPaints(page: Page): Promise<Paints> {
  await page.waitForFunction(() => {
    const { paints } = window as unknown as { paints: { at: number; largestContentfulPaint: number } };
    return (
      document.readyState === 'complete' &&
      paints.largestContentfulPaint > 0 &&
      performance.now() - paints.at > 1_000
    );
  });
  return page.evaluate(() => (window as unknown as { paints: Paints }).paints);
}

/** Runs in the page before anything of it. */
function observePaints(): void {
  const paints = {
    at: 0,
    firstContentfulPaint: 0,
    largestContentfulPaint: 0,
    largestElement: '',
    lastLongTask: 0,
  };
  Object.assign(window, { paints });
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
      paints.at = performance.now();
    }).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') paints.firstContentfulPaint = startTime;
  });
  observe('largest-contentful-paint', (entry) => {
    const { element } = entry as PerformanceEntry & { element?: Element };
    paints.largestContentfulPaint = entry.startTime;
    paints.largestElement = `${element?.tagName.toLowerCase() ?? ''} ${element?.textContent?.slice(0, 20) ?? ''}`;
  });
  observe('longtask', ({ startTime, duration }) => {
    paints.lastLongTask = startTime + duration;
  });
}
