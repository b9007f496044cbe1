// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { StaffSession } from '#contract/casework/schema.ts';
import { json, refusal } from '../testing/fake-network.ts';
import { openStaffApp } from '../testing/open-staff-app.tsx';

const SESSION: StaffSession = {
  account: 'sato',
  name: '佐藤 恵',
  city: 'hino',
  department: 'environment',
  sealedDepartmentKey: 'unused',
};
const ACCOUNTS = 'GET /api/v1/hino/staff/development-accounts';
const LOGIN = 'POST /api/v1/hino/staff/development-login';
const START = '佐藤 恵（環境保全課）として始める';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the development login says first that it is not a real one', async () => {
  openStaffApp('/ja/hino', null, { [ACCOUNTS]: () => json({ accounts: [SESSION] }) });
  expect(await screen.findByRole('heading', { level: 1, name: /開発用.*シミュレータ/ })).toBeTruthy();
  expect(screen.getByText('本物のサインインではありません')).toBeTruthy();
});

test('choosing an account signs in as it and shows the list', async () => {
  const asked = openStaffApp('/ja/hino', null, {
    [ACCOUNTS]: () => json({ accounts: [SESSION] }),
    [LOGIN]: () => json(SESSION),
    'GET /api/v1/hino/casework/applications': () => json({ cases: [], next: null }),
  });
  await userEvent.click(await screen.findByRole('button', { name: START }));
  expect(await screen.findByRole('heading', { level: 1, name: '届いた申請・届出' })).toBeTruthy();
  expect(asked.find(({ method }) => method === 'POST')?.body).toBe('{"account":"sato"}');
});

test('a refused sign-in is named and can be tried again', async () => {
  openStaffApp('/ja/hino', null, {
    [ACCOUNTS]: () => json({ accounts: [SESSION] }),
    [LOGIN]: () => refusal('too-many-requests'),
  });
  await userEvent.click(await screen.findByRole('button', { name: START }));
  expect(await screen.findByText(/続けて何度も操作されました/)).toBeTruthy();
  expect(screen.getByRole('button', { name: START }).hasAttribute('aria-disabled')).toBe(false);
});

test('without simulators it says that one cannot sign in here', async () => {
  openStaffApp('/ja/hino', null, { [ACCOUNTS]: () => refusal('not-found') });
  expect(await screen.findByText(/シミュレータが止まっている/)).toBeTruthy();
});

test('signing out ends the session on the server and says so', async () => {
  const asked = openStaffApp('/ja/hino', SESSION, {
    [ACCOUNTS]: () => json({ accounts: [SESSION] }),
    'GET /api/v1/hino/casework/applications': () => json({ cases: [], next: null }),
    'DELETE /api/v1/hino/staff/session': () => new Response(null, { status: 204 }),
  });
  await userEvent.click(await screen.findByRole('button', { name: '終了する' }));
  expect(await screen.findByText(/終了しました/)).toBeTruthy();
  expect(asked.some(({ method, path }) => method === 'DELETE' && path.endsWith('/staff/session'))).toBe(true);
});

test('a sign-out that did not reach the server is not called one', async () => {
  openStaffApp('/ja/hino', SESSION, {
    'GET /api/v1/hino/casework/applications': () => json({ cases: [], next: null }),
    'DELETE /api/v1/hino/staff/session': () => null,
  });
  await userEvent.click(await screen.findByRole('button', { name: '終了する' }));
  expect(await screen.findByText(/返事が届きませんでした/)).toBeTruthy();
  expect(screen.getByText('佐藤 恵（環境保全課）')).toBeTruthy();
});

test('the first page lists the municipalities by their names', async () => {
  openStaffApp('/', null);
  const link = await screen.findByRole('link', { name: '日野市' });
  expect(link.getAttribute('href')).toBe('/ja/hino');
});

test('a municipality that does not exist leads to the list', async () => {
  openStaffApp('/ja/nowhere', null, { 'GET /api/v1/nowhere/guide': () => refusal('not-found') });
  expect(await screen.findByText(/このアドレスの自治体はありません/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '自治体の一覧へ' }).getAttribute('href')).toBe('/ja');
});
