// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LifeEvent } from '#contract/procedures/life-events.ts';
import { setupI18n } from '#i18n/setup.ts';
import { guideOfHino } from '../testing.ts';
import { LifeEventPage } from './life-event-page.tsx';

const translator = await setupI18n('ja', ['shell', 'procedures']);
const assumed = { kind: 'assumed', why: 'a test' } as const;

const PETS: LifeEvent = {
  id: 'pets',
  title: 'ペット',
  lead: '犬を迎えたときなどにすることです。',
  keywords: [],
  questions: [
    { id: 'newDog', label: '犬を飼い始めた' },
    { id: 'lost', label: '犬や猫がいなくなった' },
  ],
  entries: [
    {
      kind: 'procedure',
      id: 'dog',
      procedure: 'dog-registration',
      title: '犬の登録',
      text: '届け出ます。',
      asks: ['newDog'],
    },
    {
      kind: 'elsewhere',
      id: 'police',
      title: 'いなくなったとき',
      text: '届けられていることがあります。',
      where: '警察署',
      window: null,
      provenance: assumed,
      asks: ['lost'],
    },
    {
      kind: 'elsewhere',
      id: 'vet',
      title: '予防注射',
      text: '毎年受けます。',
      where: '動物病院',
      window: 'environment',
      provenance: assumed,
      asks: [],
    },
  ],
};

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(JSON.stringify({ events: [PETS] }), { headers: { 'content-type': 'application/json' } }),
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(event: string) {
  render(
    <I18nextProvider i18n={translator}>
      <MemoryRouter initialEntries={[`/ja/hino/life-events/${event}`]}>
        <Routes>
          <Route
            path="/:language/:city/life-events/:event"
            element={<LifeEventPage place={{ language: 'ja', city: 'hino' }} guide={guideOfHino()} />}
          />
        </Routes>
      </MemoryRouter>
    </I18nextProvider>,
  );
}

const titles = (list: HTMLElement) =>
  within(list)
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);

it('shows everything in its order while nothing is ticked', async () => {
  open('pets');
  const steps = await screen.findByRole('region', { name: 'すること' });
  expect(titles(steps)).toEqual(['犬の登録', 'いなくなったとき', '予防注射']);
  const link = within(steps).getByRole('link', { name: '犬の登録' });
  expect(link.getAttribute('href')).toBe('/ja/hino/procedures/dog-registration');
});

it('sets aside what does not apply, without hiding it', async () => {
  open('pets');
  await userEvent.click(await screen.findByRole('checkbox', { name: '犬を飼い始めた' }));
  const [mine, others] = screen.getAllByRole('list').filter(({ tagName }) => tagName === 'OL');
  expect(mine && titles(mine)).toEqual(['犬の登録', '予防注射']);
  expect(others && titles(others)).toEqual(['いなくなったとき']);
  expect(screen.getByText('ほかの場合にすること（1件）')).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox', { name: '犬を飼い始めた' }));
  expect(screen.queryByText(/ほかの場合/u)).toBeNull();
});

it('says where else it is done, with the window of the city, and what is not confirmed', async () => {
  open('pets');
  const steps = await screen.findByRole('region', { name: 'すること' });
  expect(steps.textContent).toContain('警察署');
  expect(within(steps).getAllByText('役所に確かめられていない内容です。')).toHaveLength(2);
  expect(within(steps).getByRole('link', { name: /042-585-1111/u })).toBeTruthy();
});

it('says so when there is no such event', async () => {
  open('space-travel');
  expect(await screen.findByRole('heading', { name: 'この画面は見つかりませんでした' })).toBeTruthy();
});
