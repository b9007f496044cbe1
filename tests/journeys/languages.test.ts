/** Which languages there are, how one changes them, and what stands there before any script. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { htmlLang, KNOWN_LANGUAGES } from '#lib/languages.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { ROOT } from '#tools/paths.ts';
import { residentOn } from './support/resident.ts';
import { typeAndSave } from './support/saved.ts';
import { catalogue, DOG_REGISTRATION, type Words, wordsOf } from './support/words.ts';

/** A language is complete when its folder is there: tests of the texts hold that. */
const COMPLETE = readdirSync(join(ROOT, 'locales'));

let browser: Browser;
let server: RunningServer;
let phone: Phone;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

afterEach(async () => {
  await phone.context.close();
});

async function switchTo(words: Words, language: string): Promise<void> {
  await phone.page
    .locator('summary')
    .filter({ hasText: words.t('shell:language') })
    .click();
  const name = KNOWN_LANGUAGES.find(({ tag }) => tag === language)?.name ?? '';
  await phone.page.getByRole('link', { name, exact: true }).click();
}

test('the switch lists the complete languages by their own names, and no other', async () => {
  const words = await wordsOf('ja', 'hino');
  phone = await newPhone(browser);
  await residentOn(phone.page, server.residents, words).visit();
  await phone.page
    .locator('summary')
    .filter({ hasText: words.t('shell:language') })
    .click();
  const expected = KNOWN_LANGUAGES.filter(({ tag }) => COMPLETE.includes(tag)).map(({ name }) => name);
  const links = phone.page.getByRole('banner').getByRole('listitem').getByRole('link');
  expect(await links.allTextContents()).toEqual(expected);
  phone.expectQuiet();
});

test.each([
  ['en', `/procedures/${DOG_REGISTRATION}`],
  ['vi', '/help'],
])('a switch to %s stays on the page %s', async (language, path) => {
  const [before, after] = await Promise.all([wordsOf('ja', 'hachioji'), wordsOf(language, 'hachioji')]);
  phone = await newPhone(browser);
  await residentOn(phone.page, server.residents, before).visit(path);
  await switchTo(before, language);
  await phone.page.waitForURL(`**/${language}/hachioji${path}`);
  const title = path === '/help' ? after.t('shell:help.title') : after.edition.text.title;
  await residentOn(phone.page, server.residents, after).heading(title).waitFor();
  expect(await phone.page.locator('html').getAttribute('lang')).toBe(htmlLang(language));
  phone.expectQuiet();
});

test('a switch in the middle of a form keeps the page and what was written', async () => {
  const [before, after] = await Promise.all([wordsOf('vi', 'hino'), wordsOf('ja', 'hino')]);
  phone = await newPhone(browser, { language: 'vi' });
  const resident = residentOn(phone.page, server.residents, before);
  await resident.start();
  await typeAndSave(resident.box('dogName'), 'Vàng');
  await switchTo(before, 'ja');
  const reader = residentOn(phone.page, server.residents, after);
  await reader.atPage('dog-kind');
  expect(await reader.box('dogName').inputValue()).toBe('Vàng');
  phone.expectQuiet();
});

describe.each(COMPLETE)('in %s, without JavaScript', (language) => {
  test.each(['', `/procedures/${DOG_REGISTRATION}`])(
    'the page "%s" of each city shows its text and that it is a sample',
    async (path) => {
      phone = await newPhone(browser, { language, context: { javaScriptEnabled: false } });
      for (const { id, kind } of catalogue.cities) {
        const words = await wordsOf(language, id);
        await residentOn(phone.page, server.residents, words).visit(path);
        const text = await phone.page.locator('body').innerText();
        const own = path === '' ? words.t(`shell:home.lead.${kind}`) : words.edition.text.forWhom;
        expect(text).toContain(own);
        expect(text).toContain(words.t(`shell:sample.${kind}`));
        expect(await phone.page.locator('html').getAttribute('lang')).toBe(htmlLang(language));
      }
      phone.expectQuiet();
    },
  );
});
