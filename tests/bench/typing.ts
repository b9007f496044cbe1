/**
 * What a letter costs in a long form page: ours in the real app, which also saves it, beside react-hook-form +
 * zod, which does not. Below both lies what the browser itself does: the same fields without any script, and one
 * input on an empty page. All take turns in one run.
 */
import type { Browser, Page } from 'playwright-core';
import { startPath } from '#contract/addresses.ts';
import { procedureEditionSchema } from '#contract/procedures/schema.ts';
import { startServer } from '#tests/support/server.ts';
import { LETTERS, typeLetters } from './letters.ts';
import { LONG_PAGE, type LongField, longForm, OPTIONS, splitInMiddle, withLongForm } from './long-form.ts';
import { servePeers } from './peers.ts';
import { openSlowPhone } from './slow-phone.ts';
import { median, rounded } from './statistics.ts';

const ROUNDS = 5;
const SIZES = [20, 100] as const;
const START = startPath({ language: 'ja', city: 'hino' }, 'dog-registration');

const SUBJECTS = ['ours', 'onChange', 'onBlur', 'noScript', 'bareInput'] as const;
type Subject = (typeof SUBJECTS)[number];

export async function benchTyping(browser: Browser) {
  const server = await startServer();
  const peers = await servePeers();
  const origins = { app: server.residents, peers: peers.origin };
  try {
    const sizes: [string, unknown][] = [];
    for (const size of SIZES) sizes.push([`fields${size}`, await benchSize(browser, origins, size)]);
    return { aimMs: 10, letters: LETTERS, rounds: ROUNDS, ...Object.fromEntries(sizes) };
  } finally {
    await peers.stop();
    await server.stop();
  }
}

type Origins = { readonly app: string; readonly peers: string };

async function benchSize(browser: Browser, origins: Origins, size: number) {
  const fields = longForm(size);
  const phones = await Promise.all(
    SUBJECTS.map(async (subject) => {
      // Each in a context, and so in a process, of its own; the texts grow from round to round.
      const phone = await openSlowPhone(browser, { serviceWorkers: 'block' });
      await open(phone.page, subject, origins, fields);
      return { subject, phone };
    }),
  );
  const times: Record<Subject, number[]> = {
    ours: [],
    onChange: [],
    onBlur: [],
    noScript: [],
    bareInput: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { subject, phone } of phones) {
      await phone.slowDown();
      times[subject].push(await typeLetters(phone, `#${splitInMiddle(fields).middle}`));
      await phone.speedUp();
    }
  }
  for (const { phone } of phones) await phone.close();
  const ratio = (subject: Subject) => rounded(median(times.ours) / median(times[subject]), 2);
  return {
    perLetterMs: rounded(median(times.ours), 2),
    reactHookFormOnChangeMs: rounded(median(times.onChange), 2),
    reactHookFormOnBlurMs: rounded(median(times.onBlur), 2),
    noScriptMs: rounded(median(times.noScript), 2),
    bareInputMs: rounded(median(times.bareInput), 2),
    /** Ours without what the browser does anyway: painting, and looking over all fields for its autofill. */
    aboveNoScriptMs: rounded(median(times.ours) - median(times.noScript), 2),
    ratioToOnChange: ratio('onChange'),
    ratioToOnBlur: ratio('onBlur'),
    ratioToNoScript: ratio('noScript'),
    ratioToBareInput: ratio('bareInput'),
    allMs: times.ours.map((time) => rounded(time, 2)),
  };
}

/** Leaves the page as it is when half of it has been filled in. */
async function open(page: Page, subject: Subject, origins: Origins, fields: readonly LongField[]) {
  const { before, middle } = splitInMiddle(fields);
  switch (subject) {
    case 'bareInput':
      await page.setContent(`<!doctype html><label>x <input id="${middle}"></label>`);
      return;
    case 'ours':
      await openOurs(page, origins.app, fields);
      break;
    case 'onChange':
    case 'onBlur':
    case 'noScript':
      await page.goto(
        `${origins.peers}/?fields=${fields.length}&mode=${subject === 'onChange' ? subject : 'onBlur'}`,
      );
  }
  for (const field of before) await fillIn(page, field);
  // A copy belongs to nobody: no script hears what is typed into it.
  if (subject === 'noScript')
    await page.evaluate(() => document.body.replaceWith(document.body.cloneNode(true)));
  await page.locator(`#${middle}`).waitFor();
}

/** The real app on the real server; only the procedure that it is told of has another page. */
async function openOurs(page: Page, origin: string, fields: readonly LongField[]): Promise<void> {
  const procedure = '**/api/v1/hino/procedures/dog-registration/versions/*';
  await page.route(procedure, async (route) => {
    const response = await route.fetch();
    const edition = procedureEditionSchema.parse(await response.json());
    await route.fulfill({ response, json: withLongForm(edition, fields) });
  });
  await page.goto(`${origin}${START}`);
  await page.waitForURL(`**/form/${LONG_PAGE}`);
}

async function fillIn(page: Page, { key, kind }: LongField): Promise<void> {
  switch (kind) {
    case 'text':
      return page.locator(`#${key}`).fill('日野市神明一丁目');
    case 'phone':
      return page.locator(`#${key}`).fill('042-585-1111');
    case 'date':
      await page.locator(`#${key}Year`).fill('令和8');
      await page.locator(`#${key}Month`).fill('8');
      return page.locator(`#${key}Day`).fill('1');
    case 'choice':
      return page.locator(`#${key}-${Object.keys(OPTIONS)[0]}`).check();
  }
}
