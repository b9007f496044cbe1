/** A clerk at a desk: signs in by the development login, opens the seal with the department's phrase. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { homePath } from '#contract/addresses.ts';
import { staffSessionSchema } from '#contract/casework/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import type { RunningServer } from '#tests/support/server.ts';
import { open, openWithPhrase } from '#vault/open.ts';
import type { Words } from './words.ts';

const CLERK = '佐藤 恵';

export type Clerk = ReturnType<typeof clerkOn>;

export function clerkOn(page: Page, server: RunningServer, words: Words) {
  const { t, place, guide, edition } = words;
  const { department } = edition.definition;
  const phrase = () => phraseOf(server.dataDir, place.city, department);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  let sealedDepartmentKey = '';

  const clerk = {
    page,
    press,
    heading: (name: string) => page.getByRole('heading', { level: 1, name, exact: true }),

    async visit(): Promise<void> {
      await page.goto(`${server.staff}${homePath(place)}`);
    },

    async signIn(): Promise<void> {
      await clerk.visit();
      const window = guide.departments?.[department] ?? department;
      const departmentName = guide.text.windows[window]?.name ?? department;
      const answer = page.waitForResponse((response) => response.url().endsWith('/development-login'));
      await press(t('casework:signIn.startAs', { name: CLERK, department: departmentName }));
      const session = staffSessionSchema.parse(await (await answer).json());
      sealedDepartmentKey = session.sealedDepartmentKey;
      await clerk.heading(t('casework:list.title')).waitFor();
    },

    async openCase(receipt: string): Promise<void> {
      await page.getByRole('link', { name: receipt }).click();
      await clerk.heading(t('casework:case.title', { receipt })).waitFor();
    },

    async unlock(): Promise<void> {
      await page.getByLabel(t('casework:key.phrase'), { exact: false }).first().fill(phrase());
      await press(t('casework:key.unlock'));
      await page.getByRole('heading', { name: t('casework:case.content') }).waitFor();
    },

    /** Opens the first photograph. @returns the bytes that were stored, unsealed as the page does */
    async openPhoto(): Promise<Buffer> {
      const answer = page.waitForResponse((response) => /\/attachments\/[^/]+$/u.test(response.url()));
      await page.getByRole('button', { name: photoButton(t) }).click();
      const sealed = new Uint8Array(await (await answer).body());
      const identity = await openWithPhrase(fromBase64Url(sealedDepartmentKey), phrase());
      return Buffer.from(await open(sealed, identity));
    },

    async accept(): Promise<void> {
      await press(t('casework:accept.press'));
      await page.getByText(t('casework:accept.done'), { exact: true }).first().waitFor();
    },
  };
  return clerk;
}

function photoButton(t: Words['t']): RegExp {
  const [before = ''] = t('casework:photo.show', { number: 1, size: '…' }).split('…');
  return new RegExp(`^${before.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u');
}

/** The phrase that the key ceremony handed out. @throws Error when there is none */
export function phraseOf(dataDir: string, city: string, department: string): string {
  const lines = readFileSync(join(dataDir, 'development-department-phrases.txt'), 'utf8').split('\n');
  const start = `${city} ${department} `;
  const line = lines.find((one) => one.startsWith(start));
  if (!line) throw new Error(`no phrase for ${city} ${department}`);
  return line.slice(start.length);
}
