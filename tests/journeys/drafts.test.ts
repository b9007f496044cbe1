/** What is written stays, whatever happens to the page, the tab, the browser or the disk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { homePath } from '#contract/addresses.ts';
import { killProfile, launchBrowser, newPhone, openProfile, type Phone } from '#tests/support/browser.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { buildDog } from './support/dog.ts';
import { PATIENCE, type Resident, residentOn } from './support/resident.ts';
import { typeAndSave } from './support/saved.ts';
import { type Words, wordsOf } from './support/words.ts';

let browser: Browser;
let server: RunningServer;
let words: Words;
let phone: Phone;
let resident: Resident;

beforeAll(async () => {
  [browser, server, words] = await Promise.all([launchBrowser(), startServer(), wordsOf('en', 'hachioji')]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  phone = await newPhone(browser, { language: 'en' });
  resident = residentOn(phone.page, server.residents, words);
});

afterEach(async () => {
  await phone.context.close();
});

test('the status line says when it was last saved', async () => {
  await resident.start();
  await typeAndSave(resident.box('dogName'), 'Rex');
  const [before = ''] = words.t('shell:status.saved', { time: '…' }).split('…');
  await expect
    .poll(() => resident.status.textContent(), PATIENCE)
    .toMatch(new RegExp(`^${before}\\d{2}:\\d{2}$`, 'u'));
  phone.expectQuiet();
});

test('a reload keeps what was written', async () => {
  await resident.start();
  await typeAndSave(resident.box('dogName'), 'Rex');
  await typeAndSave(resident.box('breed'), 'Akita');
  await phone.page.reload();
  await resident.atPage('dog-kind');
  expect(await resident.box('dogName').inputValue()).toBe('Rex');
  expect(await resident.box('breed').inputValue()).toBe('Akita');
  phone.expectQuiet();
});

test('back and forward keep what was just written, without waiting', async () => {
  const dog = buildDog();
  await resident.start();
  await resident.fillPage('dog-kind', dog);
  await resident.atPage('dog-dates');
  await resident.dateBoxes('birth').year.fill('2025');
  await phone.page.goBack();
  await resident.atPage('dog-kind');
  expect(await resident.box('coat').inputValue()).toBe(dog.coat);
  await phone.page.goForward();
  await resident.atPage('dog-dates');
  expect(await resident.dateBoxes('birth').year.inputValue()).toBe('2025');
  phone.expectQuiet();
});

test('a closed tab leaves its draft, and home leads back to it', async () => {
  const { t, edition } = words;
  const dog = buildDog();
  await resident.start();
  await resident.fillPage('dog-kind', dog);
  await resident.atPage('dog-dates');
  await typeAndSave(resident.dateBoxes('birth').year, '2025');
  await phone.page.close();

  const again = residentOn(await phone.context.newPage(), server.residents, words);
  await again.visit();
  await again.page.getByText(t('applications:list.resume', { title: edition.text.title })).waitFor();
  await again.page.getByRole('link', { name: t('applications:draft.continue'), exact: true }).click();
  await again.page.getByRole('link', { name: t('applications:draft.continue'), exact: true }).click();
  await again.atPage('dog-dates');
  expect(await again.dateBoxes('birth').year.inputValue()).toBe('2025');
  phone.expectQuiet();
});

test('a browser that is killed has lost neither text nor photograph', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  const photo = `${profile}.jpg`;
  writeFileSync(photo, greyJpeg({ width: 64, height: 48 }));
  const first = await openProfile(profile, { language: 'en' });
  const before = residentOn(first.page, server.residents, words);
  const dog = buildDog();
  await before.start();
  await before.fillPage('dog-kind', dog);
  await before.fillPage('dog-dates', dog);
  await before.fillPage('owner', dog);
  await before.fillPage('owner-address', dog);
  await before.atPage('vaccination');
  await before.radio('vaccinated', words.t('applications:yesNo.yes')).check();
  await before.attach(photo);
  await first.page.getByRole('link', { name: words.t('applications:form.back') }).click();
  await before.atPage('owner-address');
  await typeAndSave(before.addressBox('building'), 'Heights 203');
  await killProfile(first, profile);

  const second = await openProfile(profile, { language: 'en' });
  const after = residentOn(second.page, server.residents, words);
  await after.visit('/applications');
  await second.page.getByRole('link', { name: words.edition.text.title }).click();
  await second.page.getByRole('link', { name: words.t('applications:draft.check'), exact: true }).click();
  await after.main.getByText('Heights 203').waitFor();
  await after.main.getByText(dog.ownerName).waitFor();
  await second.page
    .getByRole('link', {
      name: words.t('applications:check.changeOf', { field: after.label('certificate') }),
    })
    .click();
  const picture = second.page.getByRole('img');
  await picture.waitFor();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(64);
  second.expectQuiet();
  await second.context.close();
  rmSync(profile, { recursive: true });
  rmSync(photo);
});

describe('with the same draft in two tabs', () => {
  let other: Resident;

  beforeEach(async () => {
    await resident.start();
    other = residentOn(await phone.context.newPage(), server.residents, words);
    await other.page.goto(phone.page.url());
    await other.atPage('dog-kind');
    // A browser draws the tab that is not looked at once a second only.
    await phone.page.bringToFront();
  });

  test('both edit other fields at once and nothing is lost', async () => {
    await Promise.all([
      typeAndSave(resident.box('dogName'), 'Rex'),
      typeAndSave(other.box('breed'), 'Akita'),
    ]);
    await typeAndSave(resident.box('coat'), 'white');
    await expect.poll(() => other.box('dogName').inputValue(), PATIENCE).toBe('Rex');
    // What is counted as saved may have been the other tab's letter.
    await expect.poll(() => other.box('coat').inputValue(), PATIENCE).toBe('white');
    await Promise.all([phone.page.reload(), other.page.reload()]);
    for (const tab of [resident, other]) {
      await tab.atPage('dog-kind');
      expect(await tab.box('dogName').inputValue()).toBe('Rex');
      expect(await tab.box('breed').inputValue()).toBe('Akita');
      expect(await tab.box('coat').inputValue()).toBe('white');
    }
    phone.expectQuiet();
  });

  test('the one learns that the other has sent it', async () => {
    await resident.fillForm(buildDog());
    await resident.declareAndSend();
    const receipt = await resident.arrived();
    expect(await other.arrived()).toBe(receipt);
    phone.expectQuiet();
  });
});

test('what is typed into the search before the page is alive stays and counts', async () => {
  const held: Route[] = [];
  let isHolding = true;
  await phone.context.route('**/assets/*.js', (route) =>
    isHolding ? void held.push(route) : route.continue(),
  );
  await phone.page.goto(`${server.residents}${homePath(words.place)}`, { waitUntil: 'commit' });
  const search = phone.page.getByRole('searchbox', { name: words.t('procedures:list.search') });
  await search.fill('zzz');
  isHolding = false;
  for (const route of held) await route.continue();
  const none = words.t('procedures:list.none', { phone: words.city.phone });
  await phone.page.getByText(none, { exact: true }).waitFor();
  expect(await search.inputValue()).toBe('zzz');
  phone.expectQuiet();
});
