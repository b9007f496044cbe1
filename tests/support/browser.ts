/** A phone to test with: the system's Chromium at 360 px, with everything it complains about written down. */
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { findChromium } from '#tools/chromium.ts';

export type PhoneOptions = {
  /** As in addresses: `ja`, `en`, `vi`. */
  readonly language?: string;
  readonly scheme?: 'light' | 'dark';
  /** Anything else that Playwright can set, such as `baseURL` or `javaScriptEnabled`. */
  readonly context?: BrowserContextOptions;
};

export type Phone = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console messages, uncaught errors and requests to anybody else, as they came. */
  readonly noise: readonly string[];
  /**
   * Fails when there was any noise since the last call.
   * @param expected noise that the test itself made, such as the browser's line about a server that is gone
   */
  expectQuiet(expected?: readonly RegExp[]): void;
};

const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--no-first-run'];

/** Chromium says so by itself wherever an app offers its own way to install it. */
const INSTALLABLE = /^console info: Banner not shown: beforeinstallpromptevent/u;

/** @throws Error when this machine has no Chromium */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

export async function newPhone(browser: Browser, options: PhoneOptions = {}): Promise<Phone> {
  const context = await browser.newContext(contextOptions(options));
  return phoneOf(context, await context.newPage());
}

/**
 * A browser of its own whose storage lies in a folder, so that it can be killed and opened again.
 * @param profile an empty folder at first, the same one afterwards
 */
export async function openProfile(profile: string, options: PhoneOptions = {}): Promise<Phone> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    ...contextOptions(options),
  });
  return phoneOf(context, context.pages()[0] ?? (await context.newPage()));
}

/** Ends the browser of a profile as a crash would: nothing is written any more. */
export async function killProfile(phone: Phone, profile: string): Promise<void> {
  // Chromium names its own process there: <host>-<pid>.
  const owner = readlinkSync(join(profile, 'SingletonLock'));
  const isClosed = phone.context.waitForEvent('close');
  process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 'SIGKILL');
  await isClosed;
}

function launchOptions(): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: set CHROMIUM_PATH');
  return { executablePath, args: ARGUMENTS };
}

function contextOptions({ language = 'ja', scheme = 'light', context }: PhoneOptions): BrowserContextOptions {
  return {
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    locale: language,
    timezoneId: 'Asia/Tokyo',
    colorScheme: scheme,
    ...context,
  };
}

function phoneOf(context: BrowserContext, page: Page): Phone {
  const noise: string[] = [];
  context.on('console', (message) => {
    const line = `console ${message.type()}: ${message.text()} (${message.location().url})`;
    if (!INSTALLABLE.test(line)) noise.push(line);
  });
  context.on('weberror', (error) => {
    noise.push(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn =
      hostname === '127.0.0.1' || hostname === 'localhost' || protocol === 'blob:' || protocol === 'data:';
    if (!isOwn) noise.push(`request to a third party: ${request.url()}`);
  });
  return {
    context,
    page,
    noise,
    expectQuiet(expected = []) {
      const heard = noise.splice(0).filter((line) => !expected.some((pattern) => pattern.test(line)));
      expect(heard, 'what the browser complained about').toEqual([]);
    },
  };
}
