/** The worker in a real browser: with a server, without one, and from one build to the next. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { killProfile, launchBrowser, newPhone, openProfile, type Phone } from '#tests/support/browser.ts';
import { type FaultProxy, startFaultProxy } from '#tests/support/proxy.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { DIST } from '#tools/paths.ts';
import { publishNextBuild } from './support/next-build.ts';

/** What a browser itself says about an answer that never came; it is not the app's to silence. */
const NO_SERVER = [/net::ERR_/];

let browser: Browser;
let server: RunningServer;
let dist: string;
let proxy: FaultProxy;
let phone: Phone;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'dist-'));
  await cp(DIST, dist, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), startServer({ env: { DIST_DIR: dist } })]);
});

beforeEach(async () => {
  proxy = await startFaultProxy(Number(new URL(server.residents).port));
  phone = await newPhone(browser);
});

afterEach(async () => {
  await phone.context.close();
  await proxy.close();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(dist, { recursive: true });
});

async function visit(path: string): Promise<void> {
  await phone.page.goto(`${proxy.origin}${path}`);
}

/** Opens a page and waits until the worker has taken it over and keeps its place. */
async function visitUntilKept(path: string): Promise<void> {
  await visit(path);
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
}

/** Sends a message to the worker in charge and waits for its answer. */
function ask(page: Page, message: Readonly<Record<string, string>>): Promise<unknown> {
  return page.evaluate(
    (sent) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        navigator.serviceWorker.controller?.postMessage(sent, [port2]);
      }),
    message,
  );
}

/** Paths in Cache Storage. */
function stored(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return paths;
  });
}

const heading = () => phone.page.getByRole('heading', { level: 1 });

test('every address of a visited city opens with the server gone, and is quiet', async () => {
  await visitUntilKept('/ja/hino');
  phone.expectQuiet();
  proxy.setDown(true);
  await visit('/ja/hino');
  await expect.poll(() => heading().count()).toBe(1);
  await visit('/ja/hino/procedures/dog-registration');
  expect(await heading().textContent()).toBe('犬の登録');
  await visit('/ja/hino/procedures/dog-registration/eligibility');
  await expect.poll(() => heading().count()).toBe(1);
  await visit('/ja/hino/applications');
  await expect.poll(() => heading().count()).toBe(1);
  phone.expectQuiet();
});

test('a browser that was killed opens the city again with the server gone', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  try {
    const killed = await openProfile(profile);
    await killed.page.goto(`${proxy.origin}/en/hino`);
    await killed.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await killProfile(killed, profile);
    proxy.setDown(true);
    await phone.context.close();
    phone = await openProfile(profile);
    await visit('/en/hino/procedures/dog-registration');
    expect(await heading().textContent()).toContain('犬の登録');
    phone.expectQuiet();
  } finally {
    await phone.context.close();
    await rm(profile, { recursive: true });
  }
});

test('another language is kept when the page asks for it', async () => {
  await visitUntilKept('/ja/hino');
  expect(await ask(phone.page, { type: 'keep', language: 'vi', city: 'hinode' })).toEqual({ kept: true });
  expect(await ask(phone.page, { type: 'keep', language: 'xx', city: 'hinode' })).toEqual({ kept: false });
  proxy.setDown(true);
  await visit('/vi/hinode/procedures/dog-registration');
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('vi');
  expect(await heading().textContent()).toContain('犬の登録');
  phone.expectQuiet();
});

test('a place that cannot be fetched whole is not kept at all', async () => {
  await visitUntilKept('/ja/hino');
  proxy.plan(({ path }) => ({ kind: path.startsWith('/api/v1/hinode/intake-key') ? 'half-answer' : 'none' }));
  expect(await ask(phone.page, { type: 'keep', language: 'ja', city: 'hinode' })).toEqual({ kept: false });
  expect((await stored(phone.page)).filter((path) => path.includes('hinode'))).toEqual([]);
  proxy.plan(() => ({ kind: 'none' }));
  expect(await ask(phone.page, { type: 'keep', language: 'ja', city: 'hinode' })).toEqual({ kept: true });
});

test('a place that was never visited opens as a page that says so', async () => {
  await visitUntilKept('/ja/hino');
  proxy.setDown(true);
  await visit('/en/hachioji');
  await expect.poll(() => phone.page.locator('#root').textContent()).not.toBe('');
  phone.expectQuiet(NO_SERVER);
});

test('nothing but public addresses is stored', async () => {
  await visitUntilKept('/ja/hino');
  const secret = await phone.page.evaluate(async () => {
    const response = await fetch('/api/v1/hino/applications/2611-0000-0135', {
      headers: { authorization: 'Claim AAAAAAAAAAAAAAAAAAAAAA' },
    });
    return response.status;
  });
  expect(secret).toBeGreaterThanOrEqual(400);
  const kept = (await stored(phone.page)).filter((path) => path.startsWith('/api/'));
  expect(
    kept.filter((path) => !/\/(guide|intake-key|life-events|search-texts|versions\/\d+)$/u.test(path)),
  ).toEqual([]);
  expect(kept).not.toEqual([]);
  phone.expectQuiet([/Failed to load resource/]);
});

test('with a slow server the stored guide is shown after a short while', async () => {
  await visitUntilKept('/ja/hino');
  proxy.plan(({ path }) =>
    path.includes('/guide') ? { kind: 'delay', milliseconds: 60_000 } : { kind: 'none' },
  );
  const status = await phone.page.evaluate(
    async () => (await fetch('/api/v1/hino/guide?language=ja')).status,
  );
  expect(status).toBe(200);
});

test('a new build waits until the page agrees, then serves its own pages; the old assets stay for other tabs', async () => {
  await visitUntilKept('/ja/hino');
  const before = await ask(phone.page, { type: 'version' });
  const other = await phone.context.newPage();
  await other.goto(`${proxy.origin}/ja/hino/procedures`);
  const marker = await other.evaluate(() => Object.assign(window, { typed: 'unsaved' }).typed);
  const oldAssets = (await stored(phone.page)).filter((path) => path.startsWith('/assets/'));

  await publishNextBuild(dist);
  await phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const waiting = new Promise<void>((resolve) => {
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', () => registration.waiting && resolve());
      });
    });
    await registration.update();
    await waiting;
  });
  expect(await ask(phone.page, { type: 'version' })).toEqual(before);

  await phone.page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve),
    );
    waiting?.postMessage({ type: 'SKIP_WAITING' });
    await changed;
  });
  expect(await ask(phone.page, { type: 'version' })).not.toEqual(before);
  expect(await other.evaluate(() => (window as { typed?: string }).typed)).toBe(marker);

  proxy.setDown(true);
  await visit('/ja/hino/procedures/dog-registration');
  expect(await phone.page.locator('meta[name="revision"]').getAttribute('content')).toBe('next');
  const lazy = await other.evaluate(
    (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
    oldAssets,
  );
  expect(new Set(lazy)).toEqual(new Set([200]));
});
