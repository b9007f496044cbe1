/** A quick look at a page as it stands: what the whole inspection finds at leisure, made cheap for thousands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { flatten } from '#tests/architecture/languages.ts';
import { ROOT } from '#tools/paths.ts';
import { COLOURS, overflow, TAGS } from './inspection.ts';

/** Names of texts with a dot in them: what stands on a screen when a text is missing. */
const KEYS: readonly string[] = readdirSync(join(ROOT, 'locales/ja')).flatMap((slice) =>
  [...flatten(JSON.parse(readFileSync(join(ROOT, 'locales/ja', slice), 'utf8'))).keys()].filter((key) =>
    key.includes('.'),
  ),
);

export type Look = {
  /** @returns what is wrong with the page that is open, in lines */
  look(): Promise<string[]>;
};

/** @param dark looks at the colours of the dark page as well */
export function lookAt(page: Page, { dark }: { readonly dark: boolean }): Look {
  return {
    async look() {
      const faults = [...(await violations(page, { runOnly: TAGS })), ...(await overflow(page))];
      faults.push(...(await strayWords(page)));
      if (!dark) return faults;
      await page.emulateMedia({ colorScheme: 'dark' });
      faults.push(...(await violations(page, COLOURS)).map((fault) => `dark: ${fault}`));
      await page.emulateMedia({ colorScheme: 'light' });
      return faults;
    },
  };
}

/** The rules are put into a document once: it stays the same from page to page. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async (run) => {
      // Put there by the line above, which no compiler sees.
      const { axe: rules } = globalThis as unknown as { axe: typeof axe };
      const { violations: found } = await rules.run(document, { ...run, resultTypes: ['violations'] });
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
      );
    },
    { ...options },
  );
}

/** Words that nobody wrote for this reader: names of texts, holes in them, kana outside of marked terms. */
function strayWords(page: Page): Promise<string[]> {
  return page.evaluate((keys) => {
    const known = new Set(keys);
    const isRaw = (text: string) =>
      known.has(text) ||
      /\b(?:shell|procedures|applications|casework):[a-z]|\{\{|\bundefined\b|\[object /u.test(text);
    const faults: string[] = [];
    const title = document.title.trim();
    if (title === '' || isRaw(title)) faults.push(`the title is "${title}"`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.nodeValue?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (text === '' || parent?.closest('script, style, template, noscript')) continue;
      if (isRaw(text)) faults.push(`a raw text: ${text}`);
      const language = parent?.closest('[lang]')?.getAttribute('lang') ?? '';
      const isJapanese = /^ja\b/u.test(language);
      if (!isJapanese && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) {
        faults.push(`kana in ${language}: ${text}`);
      }
    }
    for (const element of document.body.querySelectorAll('[aria-label]')) {
      const label = element.getAttribute('aria-label') ?? '';
      if (isRaw(label)) faults.push(`a raw label: ${label}`);
    }
    return faults;
  }, KEYS);
}
