/** Fills in the dog registration as a person does, and reads what the phone shows afterwards. */
import type { Page } from 'playwright-core';
import type { Answers } from '#contract/procedures/answers.ts';
import applications from '#locales/ja/applications.json' with { type: 'json' };
import procedures from '#locales/ja/procedures.json' with { type: 'json' };
import { greyJpeg } from '#tests/support/jpeg.ts';

export type Dog = {
  /** Unique: by it the application is found again. */
  readonly name: string;
  /** Width of the photograph in pixels, another for each dog; null without one. */
  readonly photoWidth: number | null;
};

export const PHOTO_HEIGHT = 64;
export const HOME = '/ja/hino';
const PROCEDURE = `${HOME}/procedures/dog-registration`;

/** As typed, field by field; wide figures and an era on purpose. */
export function typedAnswers({ name, photoWidth }: Dog): Answers {
  return {
    chipped: 'no',
    dogName: name,
    breed: '柴犬',
    coat: '茶',
    sex: 'female',
    birthYear: '令和８',
    birthMonth: '８',
    birthDay: '1',
    keptSinceYear: '2026',
    keptSinceMonth: '９',
    keptSinceDay: '1',
    ownerName: '髙橋 良子',
    ownerPhone: '０４２ー５８５ー１１１１',
    ownerAddressPostalCode: '191-0016',
    ownerAddressTown: '東京都日野市神明',
    ownerAddressStreet: '１丁目12番地の1',
    vaccinated: photoWidth === null ? 'no' : 'yes',
    declared: 'yes',
  };
}

/** From the eligibility questions to "check answers", with the declaration ticked; nothing is sent. */
export async function fillIn(page: Page, origin: string, dog: Dog): Promise<void> {
  const answers = typedAnswers(dog);
  const next = () => page.getByRole('button', { name: applications.form.next, exact: true }).click();
  const type = async (...fields: string[]) => {
    for (const field of fields) await page.locator(`#${field}`).fill(answers[field] ?? '');
  };
  const choose = (field: string) => page.locator(`#${field}-${answers[field]}`).check();

  await begin(page, origin);
  await type('dogName', 'breed', 'coat');
  await choose('sex');
  await next();
  await type('birthYear', 'birthMonth', 'birthDay', 'keptSinceYear', 'keptSinceMonth', 'keptSinceDay');
  await next();
  await type('ownerName', 'ownerPhone');
  await next();
  await type('ownerAddressPostalCode', 'ownerAddressTown', 'ownerAddressStreet');
  await next();
  await choose('vaccinated');
  if (dog.photoWidth !== null) {
    const buffer = Buffer.from(greyJpeg({ width: dog.photoWidth, height: PHOTO_HEIGHT }));
    await page
      .locator('input[type=file]:not([capture])')
      .setInputFiles({ name: 'certificate.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('img[alt]').waitFor();
  }
  await next();
  await declare(page);
}

/** Answers the eligibility questions and makes a draft; its first page is open then. */
export async function begin(page: Page, origin: string): Promise<void> {
  await answerEligibility(page, origin);
  await pressStart(page);
}

export async function answerEligibility(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}${PROCEDURE}/eligibility`);
  await page.getByRole('button', { name: procedures.eligibility.no, exact: true }).click();
}

/** After the verdict. Resolves when the first field is there. */
export async function pressStart(page: Page): Promise<void> {
  await page.getByRole('link', { name: procedures.eligibility.start, exact: true }).click();
  await page.locator('#dogName').waitFor();
}

/** Ticks the declaration, unless it already is. */
export async function declare(page: Page): Promise<void> {
  await page.locator('#declared-yes').check();
}

/** Resolves when the page has sealed it and gone on, or says why not. */
export async function pressSend(page: Page): Promise<void> {
  await page.getByRole('button', { name: applications.check.send, exact: true }).click();
  await page.waitForFunction(
    () => !location.pathname.endsWith('/check') || document.querySelector('[role="alert"]') !== null,
  );
}

/** "My applications": what a person finds there. */
export type Shown = {
  readonly drafts: readonly string[];
  readonly waiting: number;
  /** Receipt numbers. */
  readonly arrived: readonly string[];
};

/** @returns addresses of the drafts, how many wait, and the receipts: all of one instant */
export async function readApplications(page: Page, origin: string): Promise<Shown> {
  await page.goto(`${origin}${HOME}/applications`);
  const empty = page.getByText(applications.list.none, { exact: true });
  await page.locator('section[aria-labelledby] li').or(empty).first().waitFor();
  return page.evaluate(() => {
    const group = (id: string) => [
      ...document.querySelectorAll<HTMLElement>(`section[aria-labelledby="${id}"] li`),
    ];
    return {
      drafts: group('drafts').map((item) => item.querySelector('a')?.getAttribute('href') ?? ''),
      waiting: group('waiting').length,
      arrived: group('arrived').map((item) => /\d{4}-\d{4}-\d{4}/u.exec(item.innerText)?.[0] ?? 'no receipt'),
    };
  });
}
