/** From home to the receipt by keyboard alone. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { buildDog, type TypedDate } from './support/dog.ts';
import { hasFocus, type Keyboard, keyboardOn } from './support/keyboard.ts';
import { PATIENCE, type Resident, residentOn } from './support/resident.ts';
import { type Words, wordsOf } from './support/words.ts';

let browser: Browser;
let server: RunningServer;
let words: Words;
let phone: Phone;
let resident: Resident;
let keyboard: Keyboard;

beforeAll(async () => {
  [browser, server, words] = await Promise.all([launchBrowser(), startServer(), wordsOf('ja', 'hachioji')]);
  phone = await newPhone(browser);
  resident = residentOn(phone.page, server.residents, words);
  keyboard = keyboardOn(phone.page);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const button = (name: string) => phone.page.getByRole('button', { name, exact: true });
const link = (name: string) => phone.page.getByRole('link', { name, exact: true });

async function typeDate(field: string, date: TypedDate): Promise<void> {
  const boxes = resident.dateBoxes(field);
  await keyboard.type(boxes.year, date.year);
  await keyboard.type(boxes.month, date.month);
  await keyboard.type(boxes.day, date.day);
}

test('the first stop of a page leads past the frame to its content', async () => {
  await resident.visit();
  await keyboard.press(link(words.t('shell:skip')), 'Enter');
  await keyboard.reach(phone.page.getByRole('searchbox'));
  phone.expectQuiet();
});

test('the whole way can be gone with Tab, Enter, Space and arrows, and the focus is always seen', async () => {
  const { t, edition } = words;
  const dog = buildDog({ vaccinated: 'yes' });
  const next = () => keyboard.press(button(t('applications:form.next')), 'Enter');
  const group = (field: string) => phone.page.getByRole('radiogroup', { name: resident.label(field) });
  await resident.visit();
  await keyboard.type(phone.page.getByRole('searchbox'), 'いぬ');
  await keyboard.press(phone.page.getByRole('link', { name: edition.text.title }), 'Enter');
  await resident.heading(edition.text.title).waitFor();
  await keyboard.press(link(t('procedures:page.check')), 'Enter');
  await keyboard.press(button(t('procedures:eligibility.no')), 'Space');
  await keyboard.press(link(t('procedures:eligibility.start')), 'Enter');

  await resident.atPage('dog-kind');
  await keyboard.type(resident.box('dogName'), dog.dogName);
  await keyboard.type(resident.box('breed'), dog.breed);
  await keyboard.type(resident.box('coat'), dog.coat);
  await keyboard.choose(group('sex'), resident.radio('sex', edition.text.fields.sex?.options?.female ?? ''));
  await next();
  await resident.atPage('dog-dates');
  await typeDate('birth', dog.birth);
  await typeDate('keptSince', dog.keptSince);
  await next();
  await resident.atPage('owner');
  await keyboard.type(resident.box('ownerName'), dog.ownerName);
  await keyboard.type(resident.box('ownerPhone'), dog.ownerPhone);
  await next();
  await resident.atPage('owner-address');
  await keyboard.type(resident.addressBox('postalCode'), '192-0051');
  await keyboard.press(button(t('applications:address.use')).first(), 'Enter');
  await keyboard.type(resident.addressBox('street'), dog.street);
  await next();
  await resident.atPage('vaccination');
  await keyboard.choose(group('vaccinated'), resident.radio('vaccinated', t('applications:yesNo.yes')));
  const photo = join(tmpdir(), `keyboard-${process.pid}.jpg`);
  writeFileSync(photo, greyJpeg({ width: 64, height: 48 }));
  const chooser = phone.page.waitForEvent('filechooser');
  await keyboard.press(resident.photoInput(), 'Enter');
  await (await chooser).setFiles(photo);
  await phone.page.getByText(t('applications:photo.added')).waitFor();
  await next();
  await resident.heading(t('applications:check.title')).waitFor();
  await keyboard.press(resident.declaration(), 'Space');
  await keyboard.press(button(t('applications:check.send')), 'Enter');
  expect(await resident.arrived()).toMatch(/^\d{4}-\d{4}-\d{4}$/u);
  phone.expectQuiet();
});

test('after a step the focus is at the heading of the new page', async () => {
  const heading = resident.heading(words.t('applications:arrived.title'));
  await expect.poll(() => hasFocus(heading), PATIENCE).toBe(true);
});
