/** Axe, sizes of targets and width, on every page that a resident can meet, in every language. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, devices } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { residentOn } from '#tests/journeys/support/resident.ts';
import { catalogue, wordsOf } from '#tests/journeys/support/words.ts';
import { launchBrowser, newPhone } from '#tests/support/browser.ts';
import { recordFigures } from '#tests/support/figures.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { type Inspector, inspectorOf } from './inspection.ts';
import { RESIDENT_PAGES, type Walk } from './resident-pages.ts';
import { walkedLanguages } from './walked-languages.ts';

const STILL = { reducedMotion: 'reduce' } as const;
let pages = 0;

let browser: Browser;
let server: RunningServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'photo-'));
  writeFileSync(join(folder, 'photo.jpg'), greyJpeg({ width: 640, height: 480 }));
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  recordFigures('accessibility-residents', {
    pages,
    languages: walkedLanguages(catalogue.languages).length,
    schemes: 2,
  });
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Each language in another city, so that both kinds of municipality are read. */
const WALKS = walkedLanguages(catalogue.languages).map((language, index) => ({
  language,
  city: catalogue.cities[index % catalogue.cities.length]?.id ?? '',
}));

describe.each(WALKS)('in $language, in $city', ({ language, city }) => {
  let walk: Walk;
  let inspector: Inspector;

  beforeAll(async () => {
    const phone = await newPhone(browser, { language, context: STILL });
    const resident = residentOn(phone.page, server.residents, await wordsOf(language, city));
    walk = { phone, resident, photo: join(folder, 'photo.jpg') };
    inspector = await inspectorOf(phone.page);
  });

  afterAll(async () => {
    pages += inspector.pages;
    await walk.phone.context.close();
  });

  test.each(RESIDENT_PAGES)('%s', async (_, reach) => {
    await reach(walk);
    expect(await inspector.inspect()).toEqual([]);
  });

  test('the note for an iPhone before the first draft', async () => {
    const userAgent = devices['iPhone 15']?.userAgent ?? '';
    const phone = await newPhone(browser, { language, context: { ...STILL, userAgent } });
    const { words } = walk.resident;
    const resident = residentOn(phone.page, server.residents, words);
    await resident.visit('/procedures/dog-registration/start');
    await resident.heading(words.t('applications:start.title')).waitFor();
    expect(await (await inspectorOf(phone.page)).inspect()).toEqual([]);
    pages += 1;
    await phone.context.close();
  });
});

describe('what is planted is found:', () => {
  const PLANTED: readonly (readonly [name: string, plant: (main: Element) => void, expected: RegExp])[] = [
    ['a picture without words', (main) => main.append(new Image()), /^image-alt/mu],
    [
      'grey words on white',
      (main) => {
        const pale = main.appendChild(document.createElement('p'));
        pale.textContent = 'pale';
        pale.style.color = '#999999';
      },
      /^color-contrast/mu,
    ],
    [
      'grey words on black',
      (main) => {
        const pale = main.appendChild(document.createElement('p'));
        pale.textContent = 'pale';
        pale.style.color = '#666666';
      },
      /^dark: color-contrast/mu,
    ],
    [
      'a tiny target',
      (main) => {
        const tiny = main.appendChild(document.createElement('button'));
        tiny.textContent = 'x';
        tiny.style.height = '12px';
        tiny.style.width = '40px';
      },
      /^a target of 40 × 12 px/mu,
    ],
    [
      'a line that is too wide',
      (main) => {
        const wide = main.appendChild(document.createElement('p'));
        wide.textContent = 'wide';
        wide.style.width = '500px';
      },
      /^360 px: \d{3} px wide/mu,
    ],
    [
      'a word that is too wide once text is twice as large',
      (main) => {
        const wide = main.appendChild(document.createElement('p'));
        wide.textContent = 'wide';
        wide.style.width = '18rem';
      },
      /^text at 200 %: \d{3} px wide/mu,
    ],
  ];

  test.each(PLANTED)('%s', async (_, plant, expected) => {
    const phone = await newPhone(browser, { context: STILL });
    await residentOn(phone.page, server.residents, await wordsOf('ja', 'hino')).visit();
    // What is planted before the page is alive would be swept away when it comes alive.
    await phone.page.waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
    );
    await phone.page.getByRole('main').evaluate(plant);
    expect((await (await inspectorOf(phone.page)).inspect()).join('\n')).toMatch(expected);
    await phone.context.close();
  });
});
