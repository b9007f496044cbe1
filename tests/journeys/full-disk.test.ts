/** When the phone has no room left: it is said, nothing is lost, and it goes on when there is room again. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { buildDog } from './support/dog.ts';
import { fillDisk, freeDisk, fullDiskPhone, limitDisk, NO_WORKER } from './support/full-disk.ts';
import { type Resident, residentOn } from './support/resident.ts';
import { savedAfter, typeAndSave } from './support/saved.ts';
import { type Words, wordsOf } from './support/words.ts';

let browser: Browser;
let server: RunningServer;
let words: Words;
let phone: Phone;
let resident: Resident;

beforeAll(async () => {
  [browser, server, words] = await Promise.all([launchBrowser(), startServer(), wordsOf('vi', 'hino')]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  phone = await newPhone(browser, { language: 'vi', context: fullDiskPhone });
  resident = residentOn(phone.page, server.residents, words);
  await limitDisk(phone.page, server.residents);
  await resident.start();
});

afterEach(async () => {
  await phone.context.close();
});

const saidToBeFull = () => phone.page.getByText(words.t('applications:form.diskFull'));

/** A draft with a name on it, and then a letter too many. */
async function writeUntilFull(): Promise<void> {
  await typeAndSave(resident.box('dogName'), 'Vàng');
  await fillDisk(phone.page);
  await resident.box('breed').fill('Akita');
  await saidToBeFull().waitFor();
}

test('it says so, and takes no more text', async () => {
  await writeUntilFull();
  expect(await resident.box('breed').isEditable()).toBe(false);
  expect(await resident.box('coat').isEditable()).toBe(false);
  phone.expectQuiet(NO_WORKER);
});

test('nothing that was saved before is lost', async () => {
  await writeUntilFull();
  await phone.page.reload();
  await resident.atPage('dog-kind');
  expect(await resident.box('dogName').inputValue()).toBe('Vàng');
  phone.expectQuiet(NO_WORKER);
});

test('once there is room it saves what stands there, and takes text again', async () => {
  await writeUntilFull();
  await freeDisk(phone.page);
  await resident.press(words.t('applications:form.diskRetry'));
  await saidToBeFull().waitFor({ state: 'detached' });
  expect(await resident.box('breed').isEditable()).toBe(true);
  await phone.page.reload();
  await resident.atPage('dog-kind');
  expect(await resident.box('breed').inputValue()).toBe('Akita');
  phone.expectQuiet(NO_WORKER);
});

test('a photograph that finds no room is not taken for kept', async () => {
  const dog = buildDog();
  await resident.fillPage('dog-kind', dog);
  await resident.fillPage('dog-dates', dog);
  await resident.fillPage('owner', dog);
  await resident.fillPage('owner-address', dog);
  await resident.atPage('vaccination');
  await savedAfter(phone.page, () => resident.radio('vaccinated', words.t('applications:yesNo.yes')).check());
  await fillDisk(phone.page);
  await resident.photoInput().setInputFiles({
    name: 'certificate.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(greyJpeg({ width: 64, height: 48 })),
  });
  await saidToBeFull().waitFor();
  expect(await phone.page.getByRole('img').count()).toBe(0);
  phone.expectQuiet(NO_WORKER);
});

test('a form that cannot be sealed for want of room stays a draft, and goes out when there is room', async () => {
  await resident.fillForm(buildDog());
  await resident.declaration().check();
  await fillDisk(phone.page);
  await resident.send();
  await saidToBeFull().waitFor();
  await freeDisk(phone.page);
  await resident.send();
  expect(await resident.arrived()).toMatch(/^\d{4}-\d{4}-\d{4}$/u);
  phone.expectQuiet(NO_WORKER);
});
