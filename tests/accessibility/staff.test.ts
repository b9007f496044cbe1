/** Axe, sizes of targets and width, on every page that staff can meet, in every language. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOverHttp } from '#tests/journeys/support/filing.ts';
import { type Clerk, clerkOn } from '#tests/journeys/support/staff.ts';
import { catalogue, type Words, wordsOf } from '#tests/journeys/support/words.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { recordFigures } from '#tests/support/figures.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { type Inspector, inspectorOf } from './inspection.ts';
import { walkedLanguages } from './walked-languages.ts';

let pages = 0;
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  recordFigures('accessibility-staff', {
    pages,
    languages: walkedLanguages(catalogue.languages).length,
    schemes: 2,
  });
  await browser.close();
  await server.stop();
});

const DESKS = walkedLanguages(catalogue.languages).map((language, index) => ({
  language,
  city: catalogue.cities[index % catalogue.cities.length]?.id ?? '',
}));

describe.each(DESKS)('in $language, in $city', ({ language, city }) => {
  let words: Words;
  let desk: Phone;
  let clerk: Clerk;
  let inspector: Inspector;
  let receipt: string;

  beforeAll(async () => {
    words = await wordsOf(language, city);
    receipt = await fileOverHttp(server.residents, words);
    // The same person once more: staff are told that there may be twins.
    await fileOverHttp(server.residents, words);
    desk = await newPhone(browser, { language, context: { reducedMotion: 'reduce' } });
    clerk = clerkOn(desk.page, server, words);
    inspector = await inspectorOf(desk.page);
  });

  afterAll(async () => {
    pages += inspector.pages;
    await desk.context.close();
  });

  const PAGES: readonly (readonly [name: string, reach: () => Promise<void>])[] = [
    [
      'the list of municipalities',
      async () => {
        await desk.page.goto(`${server.staff}/${language}`);
        await clerk.heading(words.t('casework:cities.title')).waitFor();
      },
    ],
    [
      'the sign-in',
      async () => {
        await clerk.visit();
        await clerk.heading(words.t('casework:signIn.title')).waitFor();
        await desk.page.getByRole('heading', { name: words.t('casework:signIn.accounts') }).waitFor();
      },
    ],
    ['the list', () => clerk.signIn()],
    [
      'a list without entries',
      async () => {
        await desk.page.getByRole('link', { name: words.t('casework:list.accepted'), exact: true }).click();
        await desk.page.getByText(words.t('casework:list.empty'), { exact: true }).waitFor();
      },
    ],
    [
      'a case that is sealed',
      async () => {
        await clerk.visit();
        await clerk.openCase(receipt);
      },
    ],
    [
      'a case with a wrong phrase',
      async () => {
        await desk.page.getByRole('textbox', { name: words.t('casework:key.phrase') }).fill('wrong');
        await clerk.press(words.t('casework:key.unlock'));
        await desk.page.getByText(words.t('casework:key.wrong')).waitFor();
      },
    ],
    ['a case that is open', () => clerk.unlock()],
    [
      'a case with its photograph',
      async () => {
        await clerk.openPhoto();
        await desk.page.getByRole('img').waitFor();
      },
    ],
    ['a case that is accepted', () => clerk.accept()],
    [
      'the list with what is accepted and what may be twins',
      async () => {
        await desk.page.getByRole('link', { name: words.t('casework:case.back'), exact: true }).click();
        await clerk.heading(words.t('casework:list.title')).waitFor();
        await desk.page.getByText(words.t('casework:list.twins', { number: 1 })).waitFor();
      },
    ],
    [
      'the sign-in after signing out',
      async () => {
        await clerk.press(words.t('casework:frame.endSession'));
        await desk.page.getByText(words.t('casework:signIn.ended')).waitFor();
      },
    ],
  ];

  test.each(PAGES)('%s', async (_, reach) => {
    await reach();
    expect(await inspector.inspect()).toEqual([]);
  });
});
