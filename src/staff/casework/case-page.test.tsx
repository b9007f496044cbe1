// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CaseFile } from '#contract/casework/schema.ts';
import { idempotencyKey } from '#contract/ids.ts';
import { type Answers, json, refusal } from '../testing/fake-network.ts';
import { openStaffApp } from '../testing/open-staff-app.tsx';
import {
  CASE_ID,
  caseFile,
  content,
  type Department,
  department,
  PHOTO_ID,
  PHRASE,
  RECEIPT,
  sealTo,
  summary,
} from '../testing/samples.ts';

const CASE = `GET /api/v1/hino/casework/applications/${CASE_ID}`;
const PHOTO = `${CASE}/attachments/${PHOTO_ID}`;
const ACCEPT = `POST /api/v1/hino/casework/applications/${CASE_ID}/acceptance`;
const PAGE = `/ja/hino/applications/${CASE_ID}`;
const NAME = '\ufa19谷 良子';
const ACCEPT_BUTTON = 'この届出を受理する';

let ours: Department;
let file: CaseFile;

beforeAll(async () => {
  ours = await department();
  file = await caseFile(ours.recipient);
});

beforeEach(() => {
  // jsdom draws nothing and has no addresses for blobs.
  URL.createObjectURL = () => 'blob:https://staff.example/1';
  URL.revokeObjectURL = () => undefined;
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const showing = (opened: CaseFile, etag = '"1"') => ({ [CASE]: () => json(opened, { etag }) });

async function openSealed(answers: Answers = {}) {
  const asked = openStaffApp(PAGE, ours.session, { ...showing(file), ...answers });
  await userEvent.type(await screen.findByLabelText(/部署の合言葉/), PHRASE);
  await userEvent.click(screen.getByRole('button', { name: '鍵を開く' }));
  return asked;
}

test('without the key the page shows what arrived and nothing of what is in it', async () => {
  openStaffApp(PAGE, ours.session, showing(file));
  expect(await screen.findByRole('heading', { level: 1, name: `受付番号 ${RECEIPT}` })).toBeTruthy();
  expect(screen.queryByText(NAME)).toBeNull();
  expect(screen.queryByRole('button', { name: ACCEPT_BUTTON })).toBeNull();
});

test('the phrase opens the seal, and a name is shown exactly as it was typed', async () => {
  await openSealed();
  expect(await screen.findByText(NAME)).toBeTruthy();
});

test("answers stand in the clerk's words with the writer's beside them", async () => {
  await openSealed();
  const term = (await screen.findByText('飼い主の氏名')).closest('dt');
  expect(term?.querySelector('[lang="vi"]')?.textContent).toBe('Tên chủ');
  expect(screen.getByText('めす').textContent).toContain('Cái');
  expect(screen.getByText('2026年8月1日（令和8年）')).toBeTruthy();
  expect(screen.getByText('〒191-0016')).toBeTruthy();
  expect(screen.getByText('神明').getAttribute('lang')).toBe('ja');
});

test('neither the phrase nor the key leaves the browser', async () => {
  const asked = await openSealed();
  await screen.findByText(NAME);
  const sent = asked.map(({ path, query, headers, body }) =>
    [path, String(query), ...headers.values(), body].join(' '),
  );
  expect(sent.filter((text) => /k3v9|AGE-SECRET/iu.test(text))).toEqual([]);
});

test('a wrong phrase is named at its field, which has the focus', async () => {
  openStaffApp(PAGE, ours.session, showing(file));
  const field = await screen.findByLabelText(/部署の合言葉/);
  await userEvent.type(field, 'k3v8-0d0g-1n57-abcd-efgh-jkmn-pq{Enter}');
  expect(await screen.findByText(/この合言葉では鍵が開きません/)).toBeTruthy();
  expect(document.activeElement).toBe(field);
});

test('an empty phrase is named before anything is tried', async () => {
  openStaffApp(PAGE, ours.session, showing(file));
  await userEvent.click(await screen.findByRole('button', { name: '鍵を開く' }));
  expect(screen.getByText('部署の合言葉を書いてください')).toBeTruthy();
});

test('another language keeps the key that was opened', async () => {
  await openSealed();
  await screen.findByText(NAME);
  await userEvent.click(screen.getByRole('link', { name: 'English' }));
  expect(await screen.findByText('Name of the owner')).toBeTruthy();
  expect(screen.getByText(NAME)).toBeTruthy();
  await waitFor(() => expect(document.documentElement.lang).toBe('en'));
});

test('putting the key away hides the content and asks for the phrase again', async () => {
  await openSealed();
  await screen.findByText(NAME);
  await userEvent.click(screen.getByRole('button', { name: '部署の鍵をしまう' }));
  expect(screen.queryByText(NAME)).toBeNull();
  expect(screen.getByLabelText(/部署の合言葉/)).toBeTruthy();
});

test("a seal of another department's is said not to open, and cannot be accepted", async () => {
  const theirs = await department();
  await openSealed(showing(await caseFile(theirs.recipient)));
  expect(await screen.findByText(/この封は開きませんでした/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: ACCEPT_BUTTON })).toBeNull();
});

test('a seal that holds something else than the record says cannot be accepted', async () => {
  await openSealed(showing(await caseFile(ours.recipient, { inSeal: content({ city: 'hachioji' }) })));
  expect(await screen.findByText(/記録と合いません/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: ACCEPT_BUTTON })).toBeNull();
});

test('a case that is not there is said to be not found', async () => {
  openStaffApp(PAGE, ours.session, { [CASE]: () => refusal('not-found') });
  expect(await screen.findByText(/見つかりません/)).toBeTruthy();
});

test('a photograph is fetched only when it is asked for, opened here, and can be turned', async () => {
  const jpeg = await sealTo(ours.recipient, new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
  const asked = await openSealed({ [PHOTO]: () => new Response(jpeg) });
  const button = await screen.findByRole('button', { name: /写真1を開く（196 KB）/ });
  expect(asked.some(({ path }) => path.includes('attachments'))).toBe(false);
  await userEvent.click(button);
  const image = await screen.findByRole('img', { name: '注射済の証明書の写真 1' });
  await userEvent.click(screen.getByRole('button', { name: '右に回す' }));
  expect(image.className).toContain('rotate-90');
  expect(image.hasAttribute('style')).toBe(false);
});

test('a file that is no picture is never drawn', async () => {
  const svg = await sealTo(
    ours.recipient,
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  );
  await openSealed({ [PHOTO]: () => new Response(svg) });
  await userEvent.click(await screen.findByRole('button', { name: /写真1を開く/ }));
  expect(await screen.findByText(/表示できない形式です/)).toBeTruthy();
});

test('accepting names the state that was seen and the act, and its result takes the focus', async () => {
  let accepted = false;
  const done: CaseFile = { ...file, summary: summary({ state: 'accepted' }) };
  const asked = await openSealed({
    [CASE]: () => (accepted ? json(done, { etag: '"2"' }) : json(file, { etag: '"1"' })),
    [ACCEPT]: () => {
      accepted = true;
      return json(done.summary);
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: ACCEPT_BUTTON }));
  const result = await screen.findByText(`受付番号 ${RECEIPT} を受理しました。`);
  expect(document.activeElement?.contains(result)).toBe(true);
  expect(await screen.findByText('受理済み')).toBeTruthy();
  const act = asked.find(({ method }) => method === 'POST');
  expect(act?.headers.get('if-match')).toBe('"1"');
  expect(idempotencyKey.safeParse(act?.headers.get('idempotency-key')).success).toBe(true);
});

test('after a lost answer the second press is the same act', async () => {
  let lost = true;
  const asked = await openSealed({
    [ACCEPT]: () => (lost ? null : json(summary({ state: 'accepted' }))),
  });
  await userEvent.click(await screen.findByRole('button', { name: ACCEPT_BUTTON }));
  expect(await screen.findByText(/受理できたかどうかまだ分かりません/)).toBeTruthy();
  lost = false;
  await userEvent.click(screen.getByRole('button', { name: ACCEPT_BUTTON }));
  await screen.findByText(`受付番号 ${RECEIPT} を受理しました。`);
  const keys = asked
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => headers.get('idempotency-key'));
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('when somebody else was faster it says so, and the present state can be read', async () => {
  let decided = false;
  await openSealed({
    [CASE]: () =>
      decided
        ? json({ ...file, summary: summary({ state: 'accepted' }) }, { etag: '"2"' })
        : json(file, { etag: '"1"' }),
    [ACCEPT]: () => {
      decided = true;
      return refusal('precondition-failed');
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: ACCEPT_BUTTON }));
  expect(await screen.findByText(/ほかの人がこの届出を扱いました/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '今の状態を読み込む' }));
  expect(await screen.findByText('受理済み')).toBeTruthy();
  expect(screen.queryByRole('button', { name: ACCEPT_BUTTON })).toBeNull();
});
