/** On the home screen, from one version to the next, and the way out when a worker turns out to be broken. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, devices } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { homePath } from '#contract/addresses.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { type FaultProxy, startFaultProxy } from '#tests/support/proxy.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { DIST } from '#tools/paths.ts';
import { publishNextBuild } from './support/next-build.ts';
import { PATIENCE, type Resident, residentOn } from './support/resident.ts';
import { typeAndSave } from './support/saved.ts';
import { catalogue, type Words, wordsOf } from './support/words.ts';

let browser: Browser;
let server: RunningServer;
let dist: string;
let words: Words;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'dist-'));
  await cp(DIST, dist, { recursive: true });
  [browser, server, words] = await Promise.all([
    launchBrowser(),
    startServer({ env: { DIST_DIR: dist } }),
    wordsOf('en', 'hino'),
  ]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(dist, { recursive: true });
});

describe('the manifest', () => {
  let phone: Phone;
  let devtools: CDPSession;

  beforeAll(async () => {
    phone = await newPhone(browser);
    devtools = await phone.context.newCDPSession(phone.page);
  });

  afterAll(async () => {
    await phone.context.close();
  });

  test.each(catalogue.cities.map(({ id }) => id))('of %s is one app in every language', async (city) => {
    const ids = new Set<string | undefined>();
    for (const language of catalogue.languages) {
      await phone.page.goto(`${server.residents}${homePath({ language, city })}`);
      const { errors } = await devtools.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      const { appId } = await devtools.send('Page.getAppId');
      ids.add(appId);
    }
    expect([...ids]).toEqual([`${server.residents}/${city}`]);
    phone.expectQuiet();
  });

  test('and its icons are all that a browser asks for before it installs', async () => {
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // These phones are private windows, which never install; nothing else may be missing.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  });
});

describe('an iPhone in Safari', () => {
  let phone: Phone;
  let resident: Resident;

  beforeEach(async () => {
    const { userAgent } = devices['iPhone 15'] ?? {};
    if (!userAgent) throw new Error('Playwright knows no iPhone');
    phone = await newPhone(browser, { language: 'en', context: { userAgent } });
    resident = residentOn(phone.page, server.residents, words);
    await resident.visit('/procedures/dog-registration');
    await phone.page.getByRole('link', { name: words.t('procedures:page.start'), exact: true }).click();
    await resident.heading(words.t('applications:start.title')).waitFor();
  });

  afterEach(async () => {
    await phone.context.close();
  });

  test('reads that drafts do not cross to the home screen before there is a draft', async () => {
    await resident.main.getByText(words.t('applications:start.iphone')).waitFor();
    await resident.main.getByText(words.t('applications:start.iphoneSteps')).waitFor();
    await resident.visit('/applications');
    await resident.main.getByText(words.t('applications:list.none')).waitFor();
    phone.expectQuiet();
  });

  test('can write in Safari all the same', async () => {
    await resident.press(words.t('applications:start.here'));
    await resident.atPage('dog-kind');
    phone.expectQuiet();
  });
});

test('help tells how to put it on the home screen of each system', async () => {
  const phone = await newPhone(browser, { language: 'en' });
  const resident = residentOn(phone.page, server.residents, words);
  await resident.visit('/help');
  for (const system of ['iphone', 'android', 'computer'] as const) {
    await resident.main.getByText(words.t(`shell:help.install.${system}`)).waitFor();
  }
  phone.expectQuiet();
  await phone.context.close();
});

test('a script that is gone is answered by 404, not by a page', async () => {
  const response = await fetch(`${server.residents}/assets/missing.js`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).not.toContain('html');
});

describe('a new version', () => {
  let phone: Phone;
  let resident: Resident;
  let loads: number;

  beforeEach(async () => {
    await rm(dist, { recursive: true });
    await cp(DIST, dist, { recursive: true });
    phone = await newPhone(browser, { language: 'en' });
    resident = residentOn(phone.page, server.residents, words);
    await resident.visitUntilKept();
    await resident.start();
    loads = 0;
    phone.page.on('load', () => {
      loads += 1;
    });
    await publishNextBuild(dist);
    await phone.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await phone.page.getByText(words.t('shell:update.heading'), { exact: true }).waitFor();
  });

  afterEach(async () => {
    await phone.context.close();
  });

  const revision = () => phone.page.locator('meta[name="revision"]').getAttribute('content');

  test('is offered and changes nothing by itself', async () => {
    await typeAndSave(resident.box('dogName'), 'Rex');
    expect(loads).toBe(0);
    expect(await revision()).not.toBe('next');
    expect(await resident.box('dogName').inputValue()).toBe('Rex');
    phone.expectQuiet();
  });

  test('comes when the button is pressed, with the text that was being typed', async () => {
    await resident.box('dogName').fill('Rex');
    await resident.press(words.t('shell:update.button'));
    await expect.poll(() => revision(), PATIENCE).toBe('next');
    await resident.atPage('dog-kind');
    expect(await resident.box('dogName').inputValue()).toBe('Rex');
    expect(loads).toBe(1);
    phone.expectQuiet();
  });
});

describe('with SERVICE_WORKER=off', () => {
  let proxy: FaultProxy;
  let retiring: RunningServer;
  let phone: Phone;
  let resident: Resident;

  beforeAll(async () => {
    retiring = await startServer({ env: { SERVICE_WORKER: 'off' } });
    proxy = await startFaultProxy(Number(new URL(server.residents).port));
    phone = await newPhone(browser, { language: 'en' });
    resident = residentOn(phone.page, proxy.origin, words);
    await resident.visitUntilKept();
    await resident.start();
    await typeAndSave(resident.box('dogName'), 'Rex');
    proxy.setUpstream(Number(new URL(retiring.residents).port));
    await phone.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  });

  afterAll(async () => {
    await phone.context.close();
    await proxy.close();
    await retiring.stop();
  });

  test('a phone loses its worker', async () => {
    const registrations = () =>
      phone.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await expect.poll(registrations, PATIENCE).toBe(0);
  });

  test('a phone loses everything that the worker had stored', async () => {
    await expect.poll(() => phone.page.evaluate(async () => caches.keys()), PATIENCE).toEqual([]);
  });

  test('a draft stays, and can be gone on with', async () => {
    await phone.page.reload();
    await resident.atPage('dog-kind');
    expect(await resident.box('dogName').inputValue()).toBe('Rex');
    phone.expectQuiet();
  });
});
