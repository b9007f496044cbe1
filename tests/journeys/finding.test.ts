/** Finding one's way: by what has happened in one's life, and by one's own words, also without a network. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { homePath, lifeEventPath, procedurePath } from '#contract/addresses.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { PATIENCE, type Resident, residentOn } from './support/resident.ts';
import { catalogue, DOG_REGISTRATION, type Words, wordsOf } from './support/words.ts';

/** What a browser itself says about an answer that never came; it is not the app's to silence. */
const NO_ANSWER = [/net::ERR_/];

let browser: Browser;
let server: RunningServer;
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
  phone = await newPhone(browser);
  resident = residentOn(phone.page, server.residents, words);
});

afterEach(() => phone.context.close());

const address = () => {
  const { pathname, hash } = new URL(phone.page.url());
  return pathname + hash;
};

test('whoever takes in a dog comes from the life event to the registration', async () => {
  const { page } = phone;
  const event = catalogue.lifeEvents('hino', 'ja')?.find(({ id }) => id === 'pets');
  const entry = event?.entries.find(
    (step) => step.kind === 'procedure' && step.procedure === DOG_REGISTRATION,
  );
  const question = event?.questions.find(({ id }) => entry?.asks.includes(id));
  if (!event || !entry || !question) throw new Error('a dog is no life event in Hino');
  await resident.visit();
  await page.getByRole('link', { name: event.title, exact: true }).click();
  await resident.heading(event.title).waitFor();
  expect(address()).toBe(lifeEventPath(words.place, 'pets'));
  await page.getByRole('checkbox', { name: question.label }).check();
  await page.getByText(/ほかの場合にすること/u).waitFor();
  await page.getByRole('link', { name: entry.title }).click();
  await resident.heading(words.edition.text.title).waitFor();
  phone.expectQuiet();
});

test('after one visit a question finds its answer without a network, at its place on the page', async () => {
  const { page } = phone;
  const { t, edition } = words;
  await resident.visitUntilKept();
  await phone.context.setOffline(true);
  await resident.visit();
  const field = page.getByRole('searchbox', { name: t('procedures:list.search') });
  await field.fill('ｲﾇを飼い始めたら、いつまでに届け出ればいいですか？');
  const answers = page.getByRole('region', { name: t('procedures:find.answers') });
  const link = answers.getByRole('link', { name: edition.text.untilWhen });
  await link.click();
  await resident.heading(edition.text.title).waitFor();
  expect(address()).toBe(`${procedurePath(words.place, DOG_REGISTRATION)}#until-when`);
  await expect
    .poll(
      () => page.locator('#until-when').evaluate((section) => section === document.activeElement),
      PATIENCE,
    )
    .toBe(true);

  await resident.visit(lifeEventPath(words.place, 'moving').slice(homePath(words.place).length));
  const moving = catalogue.lifeEvents('hino', 'ja')?.find(({ id }) => id === 'moving');
  await resident.heading(moving?.title ?? '').waitFor();
  phone.expectQuiet(NO_ANSWER);
});

test('what nobody offers leads on to a phone number and the life events', async () => {
  const { t, city } = words;
  await resident.visit('/procedures');
  await phone.page.getByRole('searchbox', { name: t('procedures:list.search') }).fill('宇宙旅行');
  await phone.page.getByText(t('procedures:list.none', { phone: city.phone })).waitFor();
  await phone.page.getByRole('heading', { name: t('procedures:lifeEvents.title') }).waitFor();
  phone.expectQuiet();
});
