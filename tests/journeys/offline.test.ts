/** Without a network, and without a server: what opens, what is said, and what happens when it is back. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deadline } from '#contract/procedures/rules.ts';
import { formatDate } from '#i18n/format.ts';
import { htmlLang } from '#lib/languages.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { type FaultProxy, startFaultProxy } from '#tests/support/proxy.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { buildDog } from './support/dog.ts';
import { hasFocus } from './support/keyboard.ts';
import { PATIENCE, type Resident, residentOn } from './support/resident.ts';
import { DOG_REGISTRATION, type Words, wordsOf } from './support/words.ts';

/** What a browser itself says about an answer that never came; it is not the app's to silence. */
const NO_ANSWER = [/net::ERR_/];

let browser: Browser;
let server: RunningServer;
let proxy: FaultProxy;
let words: Words;
let phone: Phone;
let resident: Resident;

beforeAll(async () => {
  [browser, server, words] = await Promise.all([launchBrowser(), startServer(), wordsOf('ja', 'hino')]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  proxy = await startFaultProxy(Number(new URL(server.residents).port));
  phone = await newPhone(browser);
  resident = residentOn(phone.page, proxy.origin, words);
});

afterEach(async () => {
  await phone.context.close();
  await proxy.close();
});

/** The day by which this dog's registration must have arrived, as it is read. */
function deadlineInWords(dog: ReturnType<typeof buildDog>): string {
  const day = ({ year, month, day: d }: typeof dog.birth) =>
    `${year}-${month.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const until = deadline(words.edition.definition, { birth: day(dog.birth), keptSince: day(dog.keptSince) });
  if (until === null) throw new Error('the registration of a dog has a deadline');
  return formatDate(words.place.language, until);
}

describe('after one visit, without a network', () => {
  beforeEach(async () => {
    await resident.visitUntilKept();
    phone.expectQuiet();
    await phone.context.setOffline(true);
  });

  test.each([
    ['home', '', () => words.t('shell:home.lead.city')],
    ['the list of procedures', '/procedures', () => words.t('procedures:list.title')],
    ['the procedure', `/procedures/${DOG_REGISTRATION}`, () => words.edition.text.title],
    [
      'the questions',
      `/procedures/${DOG_REGISTRATION}/eligibility`,
      () => words.t('procedures:eligibility.title'),
    ],
    ['the applications', '/applications', () => words.t('applications:list.title')],
    ['help', '/help', () => words.t('shell:help.title')],
  ])('%s opens by its address and again at a reload', async (_, path, title) => {
    await resident.visit(path);
    await resident.heading(title()).waitFor();
    await phone.page.reload();
    await resident.heading(title()).waitFor();
    phone.expectQuiet(NO_ANSWER);
  });

  test('a form can be begun, and its page opens again at a reload with what was written', async () => {
    const dog = buildDog();
    await resident.start();
    await resident.fillPage('dog-kind', dog);
    await resident.atPage('dog-dates');
    await phone.page.goBack();
    await resident.atPage('dog-kind');
    await phone.page.reload();
    await resident.atPage('dog-kind');
    expect(await resident.box('dogName').inputValue()).toBe(dog.dogName);
    phone.expectQuiet(NO_ANSWER);
  });

  test('a postal code still suggests its town', async () => {
    const dog = buildDog();
    await resident.start();
    await resident.fillPage('dog-kind', dog);
    await resident.fillPage('dog-dates', dog);
    await resident.fillPage('owner', dog);
    await resident.atPage('owner-address');
    await resident.addressBox('postalCode').fill('191-0016');
    await resident.press(words.t('applications:address.use'));
    expect(await resident.addressBox('town').inputValue()).toBe('東京都日野市神明');
  });

  test('what is sent waits with its deadline, through a reload, and arrives by itself once there is a network', async () => {
    const { t } = words;
    const dog = buildDog();
    await resident.start();
    await resident.fillForm(dog);
    await resident.main.getByText(t('applications:check.offlineTitle')).waitFor();
    await resident.declareAndSend();
    await resident.waiting();
    const until = t('applications:waiting.deadline', { date: deadlineInWords(dog) });
    await resident.main.getByText(until, { exact: true }).waitFor();
    await phone.page.reload();
    await resident.waiting();
    await resident.main.getByText(until, { exact: true }).waitFor();
    await expect
      .poll(() => resident.status.textContent(), PATIENCE)
      .toContain(t('shell:status.waiting', { number: 1 }));

    await phone.context.setOffline(false);
    expect(await resident.arrived()).toMatch(/^\d{4}-\d{4}-\d{4}$/u);
    // Whoever listens hears that the page has changed.
    await expect.poll(() => hasFocus(resident.heading(t('applications:arrived.title'))), PATIENCE).toBe(true);
    await expect.poll(() => resident.status.textContent(), PATIENCE).toBe('');
    phone.expectQuiet(NO_ANSWER);
  });

  test.each([
    ['another city', 'ja', 'hachioji'],
    ['another language', 'vi', 'hino'],
  ])('%s that was never opened says in its own language that it is not here', async (_, language, city) => {
    const others = await wordsOf(language, city);
    await residentOn(phone.page, proxy.origin, others).visit();
    await phone.page.getByRole('heading', { name: others.t('shell:unavailable.title') }).waitFor();
    await phone.page.getByText(others.t('shell:unavailable.text')).waitFor();
    expect(await phone.page.title()).toBe(others.t('shell:unavailable.title'));
    expect(await phone.page.locator('html').getAttribute('lang')).toBe(htmlLang(language));
    phone.expectQuiet(NO_ANSWER);
  });
});

describe('with the server killed while the network is there', () => {
  test('the status line says so, and what was sent arrives when the server is back', async () => {
    const { t } = words;
    const own = await startServer();
    const ownProxy = await startFaultProxy(Number(new URL(own.residents).port));
    const person = residentOn(phone.page, ownProxy.origin, words);
    await person.visitUntilKept();
    await person.start();
    await person.fillForm(buildDog());
    await own.kill9();
    await person.declareAndSend();
    await person.waiting();
    await expect.poll(() => person.status.textContent(), PATIENCE).toContain(t('shell:status.offline'));
    await person.main.getByText(t('applications:waiting.checking')).waitFor();

    const again = await startServer({ dataDir: own.dataDir });
    ownProxy.setUpstream(Number(new URL(again.residents).port));
    expect(await person.arrived()).toMatch(/^\d{4}-\d{4}-\d{4}$/u);
    await expect.poll(() => person.status.textContent(), PATIENCE).toBe('');
    phone.expectQuiet(NO_ANSWER);
    await ownProxy.close();
    await again.stop();
  });
});
