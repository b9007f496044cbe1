/** Looks at a page as it stands, in light and dark, at 360 px and with text twice as large. */
import { AxeBuilder } from '@axe-core/playwright';
import type { RunOptions } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** All that a dark page changes. */
export const COLOURS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };
const PHONE_WIDTH = 360;
const PHONE_HEIGHT = 740;
/** WCAG 2.5.8, without its exceptions. */
const SMALLEST_TARGET = 24;
const TEXT_SIZE = 16;

export type Inspector = {
  /** How many pages were looked at. */
  readonly pages: number;
  /** @returns what is wrong, in lines; none when all is well */
  inspect(): Promise<string[]>;
};

export async function inspectorOf(page: Page): Promise<Inspector> {
  const devtools = await page.context().newCDPSession(page);
  let pages = 0;
  return {
    get pages() {
      return pages;
    },
    async inspect() {
      pages += 1;
      await showWhole(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const faults = (await violations(page, COLOURS)).map((fault) => `dark: ${fault}`);
      await page.emulateMedia({ colorScheme: 'light' });
      faults.push(...(await violations(page)), ...(await smallTargets(page)));
      faults.push(...(await overflow(page)).map((fault) => `360 px: ${fault}`));
      await setTextSize(devtools, 2 * TEXT_SIZE);
      faults.push(...(await overflow(page)).map((fault) => `text at 200 %: ${fault}`));
      await setTextSize(devtools, TEXT_SIZE);
      await page.setViewportSize({ width: PHONE_WIDTH, height: PHONE_HEIGHT });
      return faults;
    },
  };
}

/** @returns a line for each element that breaks a rule of axe */
async function violations(page: Page, options: RunOptions = { runOnly: TAGS }): Promise<string[]> {
  // There are no frames, so axe needs no second page to put its findings together.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** What scrolls under the bar at the bottom is no smaller for that. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: PHONE_WIDTH, height: Math.max(PHONE_HEIGHT, height) });
}

/** As a person sets it in the browser: everything measured in rem grows with it. */
async function setTextSize(devtools: CDPSession, pixels: number): Promise<void> {
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: pixels, fixed: pixels } });
}

function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary',
    );
    return [...targets].flatMap((element) => {
      // A label around an input is the target.
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
      // Links past the frame have no size until they have the focus.
      const isThere = width > 1 && height > 1 && element.checkVisibility();
      return isThere && Math.min(width, height) < smallest
        ? [`a target of ${Math.round(width)} × ${Math.round(height)} px: ${element.outerHTML.slice(0, 160)}`]
        : [];
    });
  }, SMALLEST_TARGET);
}

/** What stands out at the side, so that the page must be moved sideways to be read (WCAG 1.4.10). */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate((width) => {
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && element.childElementCount === 0,
    );
    const names = wide.map((element) => element.outerHTML.slice(0, 160));
    return [`${document.documentElement.scrollWidth} px wide: ${names.join(' ')}`];
  }, PHONE_WIDTH);
}
