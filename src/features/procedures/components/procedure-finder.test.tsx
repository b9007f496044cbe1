// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SearchTexts } from '#contract/procedures/search-texts.ts';
import { setupI18n } from '#i18n/setup.ts';
import { guideOfHino } from '../testing.ts';
import { ProcedureFinder } from './procedure-finder.tsx';

const translator = await setupI18n('ja', ['shell', 'procedures']);
const place = { language: 'ja', city: 'hino' };
const guide = guideOfHino();

const TEXTS: SearchTexts = {
  passages: [
    {
      id: 'dog-registration/until-when/0',
      procedure: 'dog-registration',
      place: 'until-when',
      text: '飼い始めた日から30日以内。',
    },
  ],
  events: [{ event: 'pets', title: 'ペット', lead: '犬を迎えたとき', keywords: [], entries: [] }],
};

let isOnline: boolean;

beforeEach(() => {
  isOnline = true;
  // jsdom does not know the element `search` yet, and React warns of what it takes for a slip.
  const create = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((tag: string) =>
    create(tag === 'search' ? 'div' : tag),
  );
  vi.stubGlobal('fetch', async () => {
    if (!isOnline) throw new TypeError('no network');
    return new Response(JSON.stringify(TEXTS), { headers: { 'content-type': 'application/json' } });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function type(words: string): Promise<void> {
  render(
    <I18nextProvider i18n={translator}>
      <MemoryRouter>
        <ProcedureFinder place={place} guide={guide} heading="手続" />
      </MemoryRouter>
    </I18nextProvider>,
  );
  await userEvent.type(screen.getByRole('searchbox', { name: '手続・ことばでさがす' }), words);
}

it('cites an answer with the place where it stands, and leads there', async () => {
  await type('犬の届出はいつまで');
  const answers = await screen.findByRole('region', { name: '書いてある所' });
  const link = within(answers).getByRole('link', { name: /犬の登録：いつまで.*飼い始めた日から30日以内。/u });
  expect(link.getAttribute('href')).toBe('/ja/hino/procedures/dog-registration#until-when');
});

it('leads to the life event that speaks of it, and says how many were found', async () => {
  await type('ペット');
  const events = await screen.findByRole('region', { name: '暮らしの出来事からさがす' });
  const link = within(events).getByRole('link', { name: /ペット/u });
  expect(link.getAttribute('href')).toBe('/ja/hino/life-events/pets');
  expect(screen.getByRole('status').textContent).toMatch(/^\d+件あります$/u);
});

it('names a phone number and other doors where nothing is found', async () => {
  await type('宇宙旅行');
  expect((await screen.findByText(/見つかりませんでした/u)).textContent).toContain(guide.city.phone);
  expect(await screen.findByRole('link', { name: 'ペット' })).toBeTruthy();
});

it('still finds titles and keywords where the texts cannot be loaded', async () => {
  isOnline = false;
  await type('ｲﾇ');
  expect(await screen.findByRole('link', { name: /犬の登録/u })).toBeTruthy();
});

it('shows the doors of life events before anything is typed, where the page asks for them', () => {
  render(
    <I18nextProvider i18n={translator}>
      <MemoryRouter>
        <ProcedureFinder place={place} guide={guide} withDoors />
      </MemoryRouter>
    </I18nextProvider>,
  );
  expect(screen.getByRole('link', { name: 'ペット' }).getAttribute('href')).toBe('/ja/hino/life-events/pets');
});
