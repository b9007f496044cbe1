/** The whole way in every city: found, checked, filled in, sent, opened by staff, accepted, and seen as accepted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReceiptNumberOf } from '#contract/ids.ts';
import { htmlLang } from '#lib/languages.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { CAMERA_MARK, metadataOf, withExif } from './support/certificate.ts';
import { buildDog, type Dog } from './support/dog.ts';
import { type Resident, residentOn } from './support/resident.ts';
import { clerkOn } from './support/staff.ts';
import { catalogue, type Words, wordsOf } from './support/words.ts';

/** Each city once, each language once; what is searched for is not the title. */
const PEOPLE: readonly { city: string; language: string; search: string; dog: Partial<Dog> }[] = [
  { city: 'hino', language: 'ja', search: 'ペット', dog: { ownerName: '髙橋 良子' } },
  {
    city: 'hachioji',
    language: 'en',
    search: 'PUPPY',
    dog: { ownerName: 'Anne-Marie O’Brien', ownerKana: '', dogName: 'Rex', building: 'Heights 203' },
  },
  {
    city: 'hinode',
    language: 'vi',
    search: 'chó con',
    dog: { ownerName: 'Nguyễn Thị Hạnh', ownerKana: '', dogName: 'Vàng', building: '葛\u{E0100}荘 5' },
  },
];

let browser: Browser;
let server: RunningServer;
let folder: string;
let photo: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  photo = join(folder, 'certificate.jpg');
  writeFileSync(photo, withExif(greyJpeg({ width: 640, height: 480 })));
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('the three cities are the ones that this suite walks through', () => {
  expect(PEOPLE.map(({ city }) => city).sort()).toEqual(catalogue.cities.map(({ id }) => id).sort());
});

describe.each(PEOPLE)('a resident of $city who reads $language', ({ city, language, search, dog: more }) => {
  const dog = buildDog({ ...more, vaccinated: 'yes' });
  let words: Words;
  let phone: Phone;
  let desk: Phone;
  let resident: Resident;
  let receipt: string;

  beforeAll(async () => {
    words = await wordsOf(language, city);
    phone = await newPhone(browser, { language });
    desk = await newPhone(browser, { language, context: { viewport: { width: 1280, height: 800 } } });
    resident = residentOn(phone.page, server.residents, words);
  });

  afterAll(async () => {
    await phone.context.close();
    await desk.context.close();
  });

  test('finds the procedure by search and learns that it is needed', async () => {
    const { t, edition } = words;
    await resident.visit();
    expect(await phone.page.locator('html').getAttribute('lang')).toBe(htmlLang(language));
    await phone.page.getByRole('searchbox', { name: t('procedures:list.search') }).fill(search);
    await phone.page.getByText(t('procedures:list.found', { number: 1 })).waitFor();
    await phone.page.getByRole('link', { name: edition.text.title }).click();
    await resident.heading(edition.text.title).waitFor();
    await phone.page.getByRole('link', { name: t('procedures:page.check'), exact: true }).click();
    await phone.page.getByText(edition.text.eligibility.questions.chipped?.label ?? '').waitFor();
    await resident.press(t('procedures:eligibility.no'));
    await phone.page.getByText(t('procedures:eligibility.outcome.needed'), { exact: true }).waitFor();
    phone.expectQuiet();
  });

  test('fills it in, attaches the certificate, sends, and gets a number of this city', async () => {
    await phone.page
      .getByRole('link', { name: words.t('procedures:eligibility.start'), exact: true })
      .click();
    await resident.fillForm(dog, photo);
    await resident.declareAndSend();
    receipt = await resident.arrived();
    const codes = catalogue.cities.filter(({ code }) => isReceiptNumberOf(code, receipt)).map(({ id }) => id);
    expect(codes).toEqual([city]);
    phone.expectQuiet();
  });

  test('reads in the title what the page is about', async () => {
    const { t, edition } = words;
    expect(await phone.page.title()).toBe(`${t('applications:arrived.title')} | ${edition.text.title}`);
  });

  test('meets the same receipt at a second visit', async () => {
    await phone.page.reload();
    expect(await resident.arrived()).toBe(receipt);
    await resident.visit('/applications');
    await phone.page.getByRole('link', { name: receipt }).click();
    expect(await resident.arrived()).toBe(receipt);
    phone.expectQuiet();
  });

  test('is read by staff, answer by answer as typed, and accepted', async () => {
    const { edition } = words;
    const clerk = clerkOn(desk.page, server, words);
    await clerk.signIn();
    await clerk.openCase(receipt);
    await clerk.unlock();
    const read = (await desk.page.getByRole('main').innerText()).replaceAll(/\s+/gu, ' ');
    const typed = [dog.dogName, dog.breed, dog.coat, dog.ownerName, dog.town, dog.street, dog.building];
    for (const answer of typed) expect(read).toContain(answer);
    expect(read).toContain(edition.text.fields.sex?.options?.[dog.sex]);
    expect(read).toContain('0425851111');
    expect(read).toContain('191-0016');

    const stored = await clerk.openPhoto();
    const picture = desk.page.getByRole('img');
    await picture.waitFor();
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
    expect(metadataOf(stored)).toEqual([]);
    expect(stored.includes(CAMERA_MARK)).toBe(false);
    await clerk.accept();
    // A browser reports the answer that says "not signed in yet".
    desk.expectQuiet([/status of 401.*\/staff\/session\)/]);
  });

  test('sees that it was accepted, and the copy that the city holds', async () => {
    const { t } = words;
    const { kind } = words.city;
    await resident.press(t('applications:arrived.refresh'));
    await phone.page.getByText(t('applications:arrived.accepted')).waitFor();
    await resident.press(t(`applications:arrived.copyOfCity.${kind}`));
    await phone.page.getByText(dog.ownerName).waitFor();
    phone.expectQuiet();
  });
});

test('the photograph of these tests does carry a place and a camera', () => {
  const original = withExif(greyJpeg({ width: 8, height: 8 }));
  expect(metadataOf(original)).toEqual(['Exif']);
  expect(original.includes(CAMERA_MARK)).toBe(true);
});
