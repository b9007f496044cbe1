/**
 * Pages of every procedure in every language, at 360 px: axe, width, raw and stray words, a title, a silent
 * console. Lots in `npm test`; in a soak (CRAWL=whole) every page in every city, light and dark.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkAnswersPath,
  eligibilityPath,
  formPagePath,
  homePath,
  lifeEventPath,
  type Place,
  procedurePath,
  startPath,
} from '#contract/addresses.ts';
import type { ProcedureText } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { recordFigures, runSeed } from '#tests/support/figures.ts';
import type { GivenAnswer } from '#tests/support/form-walks.ts';
import { seededRandom } from '#tests/support/random.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { type Look, lookAt } from './crawl-look.ts';
import { allStops, drawStops, kindsOn, type ProcedureStops } from './crawl-stops.ts';

const isWhole = process.env.CRAWL === 'whole';
const catalogue = loadCatalogue();
const today = tokyoToday(systemClock);
const random = seededRandom(runSeed());

/** High enough that nothing lies under the bar at the bottom, where axe could not judge it. */
const TALL = {
  viewport: { width: 360, height: 8_000 },
  deviceScaleFactor: 1,
  reducedMotion: 'reduce',
} as const;

/** In lots each language in another city. */
const PLACES: readonly Place[] = catalogue.languages.flatMap((language, index) => {
  const cities = catalogue.cities.map(({ id }) => id);
  const shown = isWhole ? cities : cities.slice(index % cities.length).slice(0, 1);
  return shown.map((city) => ({ language, city }));
});

let browser: Browser;
let server: RunningServer;
let looked = 0;
const started = performance.now();

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  const seconds = Math.round((performance.now() - started) / 1_000);
  recordFigures('crawl', { pages: looked, places: PLACES.length, schemes: isWhole ? 2 : 1, seconds });
  await browser.close();
  await server.stop();
});

describe.each(PLACES)('in $language, in $city', (place) => {
  const all = allStops(catalogue, place.city, today);
  // Every third procedure, the next ones in the next language: the machine has eight minutes for everything.
  const third = all.filter(
    (_, position) => (position + catalogue.languages.indexOf(place.language)) % 3 === 0,
  );
  const stops = isWhole ? all : drawStops(third, random);
  let phone: Phone;
  let crawler: Crawler;

  beforeAll(async () => {
    phone = await newPhone(browser, { language: place.language, context: TALL });
    await phone.page.goto(`${server.residents}${homePath(place)}`);
    crawler = await crawlerOf(phone.page, place);
  });

  afterAll(async () => {
    await phone.context.close();
  });

  test.each(stops.map((one) => [one.definition.id, one] as const))('%s', async (_id, one) => {
    expect(await crawler.crawl(one)).toEqual([]);
    phone.expectQuiet();
  });

  test('what is to be done when life changes', async () => {
    const events = catalogue.lifeEvents(place.city, place.language) ?? [];
    const drawn = isWhole || events.length === 0 ? events : [random.pick(events)];
    const faults: string[] = [];
    for (const { id } of drawn) faults.push(...(await crawler.visit(lifeEventPath(place, id))));
    expect(faults).toEqual([]);
    phone.expectQuiet();
  });
});

test('lots meet every procedure and every kind of field', () => {
  for (const { id } of catalogue.cities) {
    const all = allStops(catalogue, id, today);
    const drawn = drawStops(all, random);
    expect(drawn.filter(({ walks }) => walks.every(({ pages }) => pages.length === 0))).toEqual([]);
    expect(kindsIn(drawn)).toEqual(kindsIn(all));
  }
});

function kindsIn(stops: readonly ProcedureStops[]): ReadonlySet<string> {
  return new Set(
    stops.flatMap(({ definition, walks }) =>
      walks.flatMap(({ pages }) => pages.flatMap((page) => kindsOn(definition, page))),
    ),
  );
}

describe('what is planted is found:', () => {
  const PLANTED: readonly (readonly [name: string, plant: (main: Element) => void, expected: RegExp])[] = [
    ['a picture without words', (main) => main.append(new Image()), /^image-alt/mu],
    ['the name of a text', (main) => main.append('form.next'), /^a raw text: form\.next/mu],
    ['a hole in a text', (main) => main.append('Dear {{name}}'), /^a raw text: Dear/mu],
    ['kana in English', (main) => main.append('いぬ'), /^kana in en: いぬ/mu],
    [
      'a window without title',
      () => {
        document.title = '';
      },
      /^the title is ""/mu,
    ],
    [
      'a line that is too wide',
      (main) => {
        const wide = main.appendChild(document.createElement('p'));
        wide.textContent = 'wide';
        wide.style.width = '500px';
      },
      /^\d{3} px wide/mu,
    ],
  ];

  test.each(PLANTED)('%s', async (_name, plant, expected) => {
    const phone = await newPhone(browser, { language: 'en', context: TALL });
    await phone.page.goto(`${server.residents}/en/hino/procedures`);
    await phone.page.getByRole('heading', { level: 1 }).waitFor();
    await phone.page.getByRole('main').evaluate(plant);
    expect((await lookAt(phone.page, { dark: false }).look()).join('\n')).toMatch(expected);
    await phone.context.close();
  });
});

type Crawler = {
  /** @returns what is wrong on any of its pages, each line with the page's name */
  crawl(stops: ProcedureStops): Promise<string[]>;
  visit(path: string): Promise<string[]>;
};

async function crawlerOf(page: Page, place: Place): Promise<Crawler> {
  const translator = await setupI18n(place.language, ['procedures']);
  const t = translator.getFixedT(null, ['procedures']);
  const { look }: Look = lookAt(page, { dark: isWhole });

  async function lookedAt(name: string): Promise<string[]> {
    looked += 1;
    return (await look()).map((fault) => `${name}: ${fault}`);
  }

  async function visit(path: string): Promise<string[]> {
    await go(page, path);
    await untilReady(page, '');
    return lookedAt(path);
  }

  /** The questions one after the other, then the verdict. */
  async function ask(path: string, text: ProcedureText, way: readonly GivenAnswer[]): Promise<string[]> {
    await go(page, homePath(place));
    await untilReady(page, '');
    const faults = await visit(path);
    for (const [question, option] of way) {
      const common: Readonly<Record<string, string>> = {
        yes: t('procedures:eligibility.yes'),
        no: t('procedures:eligibility.no'),
        unsure: t('procedures:eligibility.unsure'),
      };
      const words = text.eligibility.questions[question]?.options?.[option] ?? common[option] ?? option;
      await page.getByRole('button', { name: words, exact: true }).last().click();
      faults.push(...(await lookedAt(`${path} after ${question} ${option}`)));
    }
    return faults;
  }

  return {
    visit,
    async crawl({ definition, walks, ways, showsPage }) {
      const edition = catalogue.edition(place.city, definition.id, definition.version, place.language);
      if (!edition) throw new Error(`${definition.id} has no words in ${place.language}`);
      const { text } = edition;
      const faults = showsPage ? await visit(procedurePath(place, definition.id)) : [];
      for (const way of ways) faults.push(...(await ask(eligibilityPath(place, definition.id), text, way)));
      for (const { answers, pages, showsCheck } of walks) {
        await go(page, startPath(place, definition.id), { answers });
        await page.waitForURL(/\/applications\/[^/]+\/form\//u);
        const draft = /\/applications\/([^/]+)\/form\//u.exec(page.url())?.[1] ?? '';
        for (const id of pages) {
          const path = formPagePath(place, draft, id);
          // A draft begins on its first page: going there again would draw nothing.
          if (new URL(page.url()).pathname !== path) await go(page, path);
          await untilReady(page, `${text.pages[id]?.title ?? ''} | ${text.title}`);
          faults.push(...(await lookedAt(`${definition.id} ${id}`)));
        }
        if (!showsCheck) continue;
        await go(page, checkAnswersPath(place, draft));
        await untilReady(page, '');
        faults.push(...(await lookedAt(`${definition.id} check`)));
      }
      return faults;
    },
  };
}

/** Another page of the app without loading it anew, as its own links do. */
async function go(page: Page, path: string, state: unknown = null): Promise<void> {
  await page.evaluate(
    ([to, given]) => {
      // A page that is there says so by its title.
      document.title = '';
      const index = (Number(history.state?.idx) || 0) + 1;
      history.pushState({ usr: given, key: `crawl${index}`, idx: index }, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    },
    [path, state] as const,
  );
}

/** @param title how the page's title begins */
async function untilReady(page: Page, title: string): Promise<void> {
  await page.waitForFunction((expected) => {
    const isThere = document.title !== '' && document.title.startsWith(expected);
    return isThere && document.querySelector('main h1') && !document.querySelector('main .animate-pulse');
  }, title);
}
