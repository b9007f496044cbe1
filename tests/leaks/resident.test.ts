/**
 * One person writes, is interrupted, sends without a network, arrives, is read by staff; browser and server are
 * closed and killed on the way. Then everything that either of them wrote anywhere is searched for their words.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '#mock-api/db/client.ts';
import { CAMERA_MARK, withExif } from '#tests/journeys/support/certificate.ts';
import { buildDog } from '#tests/journeys/support/dog.ts';
import { type Resident, residentOn } from '#tests/journeys/support/resident.ts';
import { savedAfter, typeAndSave } from '#tests/journeys/support/saved.ts';
import { clerkOn, phraseOf } from '#tests/journeys/support/staff.ts';
import { type Words, wordsOf } from '#tests/journeys/support/words.ts';
import { killProfile, openProfile, type Phone } from '#tests/support/browser.ts';
import { type FaultProxy, startFaultProxy } from '#tests/support/proxy.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { noisyJpeg } from './noisy-jpeg.ts';
import { type Stored, storedInBrowser, storedInDatabase } from './places.ts';
import { type Canary, canariesOf, findTraces, piecesOf, searchFolder, type Trace } from './traces.ts';

/**
 * Where a field says that it asks for the person's own name, phone or address (WCAG 1.3.5), a browser fills it in
 * from what it remembers, and remembers what is written there: its own memory, which its owner can switch off and
 * clear. It is the one exception; whatever has no such token must not be there either.
 */
const FORM_MEMORY = /^Default\/Web Data(-journal|-wal)?: (ownerName|ownerPhone|street|building) /u;

/** New for each run, so that no file of an earlier one is found. */
const mark = randomBytes(6).toString('hex');
const DIGITS = `0${BigInt(`0x${mark}`).toString().padStart(15, '7').slice(-9)}`;

const TYPED = {
  dogName: `ポチ${mark}`,
  ownerName: `髙橋カナリヤ${mark}`,
  ownerKana: `タカハシカナリヤ`,
  ownerPhone: DIGITS,
  street: `神明カナリヤ${mark}丁目`,
  building: `コーポ${mark}`,
};

let words: Words;
let server: RunningServer;
let dataDir: string;
let proxy: FaultProxy;
let profile: string;
let outside: string;
let canaries: readonly Canary[];
/** What was found in the profile's folder, by when. */
const inProfile = new Map<string, Trace[]>();
let inBrowser: Stored = [];
const sent: { address: string; headers: string; body: Buffer }[] = [];
let logLines: readonly string[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'leak-data-'));
  profile = mkdtempSync(join(tmpdir(), 'leak-profile-'));
  outside = mkdtempSync(join(tmpdir(), 'leak-album-'));
  [server, words] = await Promise.all([startServer({ dataDir }), wordsOf('ja', 'hino')]);
  proxy = await startFaultProxy(Number(new URL(server.residents).port));
  const dog = buildDog({ ...TYPED, vaccinated: 'yes' });

  const first = await open();
  const photo = join(outside, 'certificate.jpg');
  const original = withExif(await noisyJpeg(first.phone.page));
  writeFileSync(photo, original);
  canaries = [
    ...canariesOf({ ...TYPED, cameraMark: CAMERA_MARK }),
    ...piecesOf('the photograph as it was taken', original),
  ];
  await first.resident.visitUntilKept();
  await first.resident.start();
  await first.resident.fillPage('dog-kind', dog);
  await first.resident.fillPage('dog-dates', dog);
  await first.resident.atPage('owner');
  await typeAndSave(first.resident.box('ownerName'), dog.ownerName);
  await typeAndSave(first.resident.box('ownerKana'), dog.ownerKana);
  await typeAndSave(first.resident.box('ownerPhone'), dog.ownerPhone);
  // As a person closes the app in the middle of a page: what the browser keeps for next time, it writes now.
  await first.phone.context.close();
  search('closed in the middle of the form');

  const second = await open();
  await second.resident.visit('/applications');
  await second.phone.page.getByRole('link', { name: words.edition.text.title }).click();
  await second.phone.page
    .getByRole('link', { name: words.t('applications:draft.continue'), exact: true })
    .click();
  await second.resident.atPage('owner-address');
  await second.phone.page.getByRole('link', { name: words.t('applications:form.back'), exact: true }).click();
  await second.resident.fillPage('owner', dog);
  await second.resident.fillPage('owner-address', dog);
  await second.resident.atPage('vaccination');
  await second.resident.fill.vaccination(dog);
  await savedAfter(second.phone.page, () => second.resident.attach(photo));
  const prepared = await photoOnScreen(second);
  canaries = [...canaries, ...piecesOf('the photograph as it is sent', prepared)];
  await second.resident.next();
  await second.phone.context.setOffline(true);
  await second.resident.declareAndSend();
  await second.resident.waiting();
  inBrowser = await storedInBrowser(second.phone.page);
  await killProfile(second.phone, profile);
  search('killed while it waits to be sent');

  const third = await open();
  await third.resident.visit('/applications');
  await third.phone.page.getByRole('link', { name: words.edition.text.title }).click();
  const receipt = await third.resident.arrived();
  await third.resident.press(words.t('applications:arrived.copyOfCity.city'));
  await third.resident.main.getByText(dog.ownerName).waitFor();
  inBrowser = [...inBrowser, ...(await storedInBrowser(third.phone.page))];
  // Staff on the same machine: their browser must keep nothing either.
  const clerk = clerkOn(third.phone.page, server, words);
  await clerk.signIn();
  await clerk.openCase(receipt);
  await clerk.unlock();
  await clerk.openPhoto();
  await clerk.accept();
  inBrowser = [...inBrowser, ...(await storedInBrowser(third.phone.page))];
  const { department } = words.edition.definition;
  canaries = [...canaries, ...canariesOf({ phrase: phraseOf(dataDir, words.place.city, department) })];
  await third.phone.context.close();
  search('closed after it was read by staff');

  await server.kill9();
  logLines = server.logLines;
}, 180_000);

afterAll(async () => {
  await proxy.close();
  for (const folder of [dataDir, profile, outside]) rmSync(folder, { recursive: true });
});

type Opened = { readonly phone: Phone; readonly resident: Resident };

async function open(): Promise<Opened> {
  const phone = await openProfile(profile);
  phone.context.on('request', (request) => void note(request));
  return { phone, resident: residentOn(phone.page, proxy.origin, words) };
}

function note(request: Request): void {
  sent.push({
    address: request.url(),
    headers: JSON.stringify(request.headers()),
    body: request.postDataBuffer() ?? Buffer.alloc(0),
  });
}

function search(when: string): void {
  inProfile.set(when, searchFolder(profile, canaries));
}

/** The re-encoded JPEG behind the preview, which only this page can read. */
async function photoOnScreen({ phone }: Opened): Promise<Uint8Array> {
  const picture = phone.page.getByRole('img');
  await picture.waitFor();
  const devtools = await phone.context.newCDPSession(phone.page);
  await devtools.send('Page.enable');
  const { frameTree } = await devtools.send('Page.getResourceTree');
  const url = (await picture.getAttribute('src')) ?? '';
  const { content, base64Encoded } = await devtools.send('Page.getResourceContent', {
    frameId: frameTree.frame.id,
    url,
  });
  return Buffer.from(content, base64Encoded ? 'base64' : 'latin1');
}

const inAll = (stored: Stored) => stored.flatMap(({ place, bytes }) => findTraces(place, bytes, canaries));

describe('nothing that the person wrote or photographed stands', () => {
  test.each([
    'closed in the middle of the form',
    'killed while it waits to be sent',
    'closed after it was read by staff',
  ])('in any file of a browser that was %s', (when) => {
    expect(inProfile.get(when)?.filter((trace) => !FORM_MEMORY.test(trace))).toEqual([]);
  });

  test('in IndexedDB, Cache Storage, cookies or any other store of the browser', () => {
    expect(inBrowser.some(({ place }) => place.startsWith('IndexedDB city-hall/applications'))).toBe(true);
    expect(inBrowser.some(({ place }) => place.startsWith('Cache Storage'))).toBe(true);
    expect(inAll(inBrowser)).toEqual([]);
  });

  test('in an address, a header or a body that left the phone', () => {
    const left = [
      ...sent.flatMap(({ address, headers, body }) => [Buffer.from(`${address} ${headers}`), body]),
      ...proxy.seen.map(({ path, headers }) => Buffer.from(`${path} ${JSON.stringify([...headers])}`)),
    ];
    expect(sent.some(({ address, body }) => address.endsWith('/applications') && body.length > 0)).toBe(true);
    expect(left.flatMap((bytes) => findTraces('request', bytes, canaries))).toEqual([]);
  });

  test("in the server's log", () => {
    expect(logLines.some((line) => line.includes('submitApplication'))).toBe(true);
    expect(findTraces('log', Buffer.from(logLines.join('\n')), canaries)).toEqual([]);
  });

  test('in any file of the embedded database, its write-ahead log included', () => {
    // The phrase stands in the one file that the simulated key ceremony hands out.
    const others = searchFolder(dataDir, canaries).filter(
      (trace) => trace !== 'development-department-phrases.txt: phrase as bytes',
    );
    expect(others).toEqual([]);
  });

  test('in any row of the embedded database', async () => {
    const database = await openEmbedded(dataDir);
    const stored = await storedInDatabase(database);
    await database.close();
    expect(stored.some(({ place }) => place === 'row of applications.sealed_department')).toBe(true);
    expect(inAll(stored)).toEqual([]);
  });
});
