/** When something is missing or not accepted: it is said where, and how to mend it; nothing written is lost. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PROBLEM_MEDIA_TYPE, type ProblemCode, problem } from '#contract/problem.ts';
import { launchBrowser, newPhone, type Phone } from '#tests/support/browser.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { buildDog } from './support/dog.ts';
import { hasFocus } from './support/keyboard.ts';
import { type Resident, residentOn } from './support/resident.ts';
import { type Words, wordsOf } from './support/words.ts';

/** A browser reports every answer of 400 and above. */
const REFUSED = [/status of 422/];

let browser: Browser;
let server: RunningServer;
let words: Words;
let phone: Phone;
let resident: Resident;

beforeAll(async () => {
  [browser, server, words] = await Promise.all([launchBrowser(), startServer(), wordsOf('en', 'hinode')]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  phone = await newPhone(browser, { language: 'en' });
  resident = residentOn(phone.page, server.residents, words);
  await resident.start();
});

afterEach(async () => {
  await phone.context.close();
});

const missing = (field: string) => words.t('applications:issue.missing', { field: resident.label(field) });

describe('an empty page that is left by "next"', () => {
  beforeEach(async () => {
    await resident.next();
    await resident.errorSummary(4).waitFor();
  });

  test('gets a summary that has the focus', async () => {
    expect(await hasFocus(resident.errorSummary(4))).toBe(true);
    phone.expectQuiet();
  });

  test('gets a summary whose links lead into the fields', async () => {
    for (const field of ['dogName', 'breed', 'coat']) {
      await resident
        .errorSummary(4)
        .getByRole('link', { name: missing(field), exact: true })
        .click();
      expect(await hasFocus(resident.box(field))).toBe(true);
    }
    const choose = words.t('applications:issue.missingChoice', { field: resident.label('sex') });
    await resident.errorSummary(4).getByRole('link', { name: choose, exact: true }).click();
    const first = phone.page
      .getByRole('radiogroup', { name: resident.label('sex') })
      .getByRole('radio')
      .first();
    expect(await hasFocus(first)).toBe(true);
  });

  test('says at each field what is missing', async () => {
    const described = await resident.box('dogName').evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );
    expect(described).toContain(missing('dogName'));
    expect(await resident.box('dogName').getAttribute('aria-invalid')).toBe('true');
  });

  test('goes on once it is filled in', async () => {
    await resident.fillPage('dog-kind', buildDog());
    await resident.atPage('dog-dates');
    phone.expectQuiet();
  });
});

test('a day that never was is refused with an example, and an era year is taken', async () => {
  await resident.fillPage('dog-kind', buildDog());
  await resident.fillPage('dog-dates', buildDog({ birth: { year: '2025', month: '2', day: '30' } }));
  const notADate = words.t('applications:issue.notADate', { field: resident.label('birth') });
  await resident.errorSummary(1).getByRole('link', { name: notADate, exact: true }).waitFor();
  await resident.fillPage('dog-dates', buildDog({ birth: { year: 'Reiwa ７', month: '２', day: '28' } }));
  await resident.atPage('owner');
  phone.expectQuiet();
});

test('sending without the declaration asks for it', async () => {
  await resident.fillForm(buildDog());
  await resident.send();
  const text = words.t('applications:issue.notDeclared');
  await resident.errorSummary(1).getByRole('link', { name: text, exact: true }).click();
  expect(await hasFocus(resident.declaration())).toBe(true);
  phone.expectQuiet();
});

describe('when the city hall refuses', () => {
  async function sendAndBeRefused(code: ProblemCode, path?: string, issue = ''): Promise<void> {
    const body = problem(code, path ? { issues: [{ path, code: issue }] } : {});
    const address = `**/api/v1/${words.place.city}/applications`;
    await phone.context.route(address, (route) =>
      route.fulfill({ status: body.status, contentType: PROBLEM_MEDIA_TYPE, body: JSON.stringify(body) }),
    );
    await resident.fillForm(buildDog());
    await resident.declareAndSend();
    await resident.heading(words.t('applications:refused.title')).waitFor();
    await phone.context.unroute(address);
  }

  test('an answer, it names the field and its remedy in words', async () => {
    await sendAndBeRefused('answers-refused', 'ownerPhone', 'not-a-phone');
    await resident.main.getByText(words.t('applications:refused.answers'), { exact: true }).waitFor();
    const remedy = words.t('applications:issue.notAPhone', { field: resident.label('ownerPhone') });
    await resident.main.getByText(remedy, { exact: true }).waitFor();
    phone.expectQuiet(REFUSED);
  });

  test('the whole, for a reason of its own, the draft can be sent again as it is', async () => {
    const { t } = words;
    await sendAndBeRefused('key-retired');
    await resident.main.getByText(t('applications:refused.again'), { exact: true }).waitFor();
    await phone.page.reload();
    await resident.heading(t('applications:refused.title')).waitFor();
    await phone.page.getByRole('link', { name: t('applications:draft.check'), exact: true }).click();
    await resident.heading(t('applications:check.title')).waitFor();
    await resident.send();
    expect(await resident.arrived()).toMatch(/^\d{4}-\d{4}-\d{4}$/u);
    phone.expectQuiet(REFUSED);
  });
});

test('an application of another phone is said not to be here', async () => {
  await resident.visit('/applications/019aa2b4-0000-7000-8000-000000000000');
  await resident.main.getByText(words.t('applications:list.notHere'), { exact: true }).waitFor();
  phone.expectQuiet();
});

test('an address that does not exist leads home', async () => {
  await resident.visit('/nowhere');
  await resident.heading(words.t('shell:notFound.title')).waitFor();
  await phone.page.getByRole('link', { name: words.t('shell:notFound.home'), exact: true }).click();
  await resident.heading(words.t('shell:home.lead.town')).waitFor();
  phone.expectQuiet();
});
