// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { StaffSession } from '#contract/casework/schema.ts';
import { json, refusal } from '../testing/fake-network.ts';
import { openStaffApp } from '../testing/open-staff-app.tsx';
import { summary } from '../testing/samples.ts';

const LIST = 'GET /api/v1/hino/casework/applications';
const SESSION: StaffSession = {
  account: 'sato',
  name: '佐藤 恵',
  city: 'hino',
  department: 'environment',
  sealedDepartmentKey: 'unused',
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const second = summary({
  id: '01935a2b-7c00-7000-8000-000000000002',
  receipt: '2611-0000-0232',
  state: 'accepted',
  language: 'ja',
  twins: 2,
});

test('a case shows its receipt number, procedure, arrival, language, state and possible twins', async () => {
  openStaffApp('/ja/hino', SESSION, { [LIST]: () => json({ cases: [summary(), second], next: null }) });
  const rows = within(await screen.findByRole('main')).findAllByText(/犬の登録/);
  expect(await rows).toHaveLength(2);
  const [first, twin] = screen.getAllByRole('listitem').filter((row) => row.textContent.includes('犬の登録'));
  expect(first?.textContent).toContain('2611-0000-0135');
  expect(first?.textContent).toContain('2026年11月21日 10:32');
  expect(first?.textContent).toContain('Tiếng Việt');
  expect(first?.textContent).toContain('受理を待っています');
  expect(first?.textContent).not.toContain('似た届出');
  expect(twin?.textContent).toContain('受理済み');
  expect(twin?.textContent).toContain('似た届出 2件');
});

test('every page says that this is a sample while simulators run', async () => {
  openStaffApp('/ja/hino', SESSION, { [LIST]: () => json({ cases: [], next: null }) });
  expect(await screen.findByText('ここに表示するものはありません。')).toBeTruthy();
  expect(screen.getByText(/見本です/)).toBeTruthy();
});

test('the filter asks the server for one state', async () => {
  const asked = openStaffApp('/ja/hino', SESSION, {
    [LIST]: ({ query }) =>
      json({ cases: query.get('state') === 'accepted' ? [second] : [summary()], next: null }),
  });
  await userEvent.click(await screen.findByRole('link', { name: '受理したもの' }));
  expect(await screen.findByRole('link', { name: second.receipt })).toBeTruthy();
  expect(screen.queryByRole('link', { name: summary().receipt })).toBeNull();
  expect(asked.at(-1)?.query.get('state')).toBe('accepted');
});

test('the next page keeps the filter and passes the cursor on', async () => {
  const asked = openStaffApp('/ja/hino?state=received', SESSION, {
    [LIST]: ({ query }) =>
      query.get('cursor') === 'c2'
        ? json({ cases: [summary({ receipt: '2611-0000-0329' })], next: null })
        : json({ cases: [summary()], next: 'c2' }),
  });
  await userEvent.click(await screen.findByRole('link', { name: '続きを見る' }));
  expect(await screen.findByRole('link', { name: '2611-0000-0329' })).toBeTruthy();
  expect(asked.at(-1)?.query.toString()).toBe('state=received&cursor=c2');
  expect(screen.queryByRole('link', { name: '続きを見る' })).toBeNull();
});

test('no answer is named, and another attempt shows the list', async () => {
  let broken = true;
  openStaffApp('/ja/hino', SESSION, {
    [LIST]: () => (broken ? null : json({ cases: [summary()], next: null })),
  });
  expect(await screen.findByText(/返事が届きませんでした/)).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
  expect(await screen.findByRole('link', { name: summary().receipt })).toBeTruthy();
});

test('a session that has ended leads to the sign-in, and back to the same page', async () => {
  let known = false;
  openStaffApp('/ja/hino?state=accepted', SESSION, {
    [LIST]: () => (known ? json({ cases: [second], next: null }) : refusal('sign-in-required')),
    'GET /api/v1/hino/staff/development-accounts': () => json({ accounts: [SESSION] }),
    'POST /api/v1/hino/staff/development-login': () => json(SESSION),
  });
  expect(await screen.findByText(/サインインの時間が終わりました/)).toBeTruthy();
  known = true;
  await userEvent.click(await screen.findByRole('button', { name: '佐藤 恵（環境保全課）として始める' }));
  expect(await screen.findByRole('link', { name: second.receipt })).toBeTruthy();
});
