// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkAnswersPath } from '#contract/addresses.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { edition, guide, phoneWithDraft, place, show } from '../testing.tsx';
import { ApplicationPage } from './application-page.tsx';
import { ApplicationsPage } from './applications-page.tsx';
import { CheckPage } from './check-page.tsx';

const queries = vi.hoisted(() => ({ readEdition: vi.fn() }));
vi.mock('#api/client.ts', () => ({
  call: async (_: unknown, { parameters }: { parameters: { version: string } }) =>
    queries.readEdition(parameters.version),
}));

const serve = (found: ReturnType<typeof edition>) =>
  queries.readEdition.mockImplementation(async () => ({ ok: true, value: { value: found } }));

const signed = edition({ definition: { assurance: 'signed' } });

beforeEach(() => {
  vi.stubGlobal('print', vi.fn());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function openCheck(answers: Answers) {
  const phone = await phoneWithDraft(answers);
  const props = { place, guide: guide(), openOffline: async () => phone.offline };
  const pages = (
    <Routes>
      <Route path="/:language/:city/applications" element={<ApplicationsPage {...props} />} />
      <Route path="/:language/:city/applications/:application" element={<ApplicationPage {...props} />} />
      <Route path="/:language/:city/applications/:application/check" element={<CheckPage {...props} />} />
    </Routes>
  );
  show(pages, checkAnswersPath(place, phone.id));
  return phone;
}

describe('a form that can be sent', () => {
  it('shows all answers as they are read, and asks for the declaration', async () => {
    serve(edition());
    await openCheck({ parent: '髙橋', copies: '２' });
    expect(await screen.findByRole('button', { name: '送る' })).toBeTruthy();
    expect(screen.getByText('髙橋')).toBeTruthy();
    expect(screen.getByText('2部')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: '事実です' })).toBeTruthy();
  });

  it('shows what another tab changes meanwhile', async () => {
    serve(edition());
    const { store, id } = await openCheck({ parent: '髙橋' });
    await screen.findByText('髙橋');
    await store.saveAnswers(id, { parent: '高橋' });
    expect(await screen.findByText('高橋')).toBeTruthy();
  });

  it('leads to the window once only the window still takes it', async () => {
    serve(
      edition({
        definition: {
          pages: [{ id: 'who', fields: [{ key: 'birth', kind: 'date' }] }],
          deadline: {
            days: 15,
            fromLatestOf: [{ field: 'birth', plusDays: 0 }],
            late: 'counter',
            basis: '児童手当法8条3項',
            provenance: { kind: 'assumed', why: 'a test' },
          },
        },
      }),
    );
    await openCheck({ birthYear: '2020', birthMonth: '1', birthDay: '1' });
    expect(await screen.findByText(/期限を過ぎたので、ここからは送れません/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '送る' })).toBeNull();
  });

  it('asks a My Number again when the page on which it was typed is gone', async () => {
    serve(
      edition({
        definition: {
          pages: [
            { id: 'who', fields: [{ key: 'mine', kind: 'my-number', basis: '番号法' }] },
            { id: 'declaration', fields: [{ key: 'declared', kind: 'declaration' }] },
          ],
        },
      }),
    );
    const { offline, id, record } = await openCheck({});
    const box = await screen.findByRole('textbox', { name: /12けた/ });
    await userEvent.type(box, '123456789018');
    expect(offline.unkept.read(id)).toEqual({ mineFirst: '123456789018' });
    await offline.drafts.flush();
    expect((await record()).answers).toEqual({});
  });
});

describe('a form for the window', () => {
  beforeEach(() => serve(signed));

  it('is never sent: it says why, where to go and what to bring, and prints', async () => {
    await openCheck({ parent: '髙橋' });
    expect(await screen.findByRole('heading', { level: 1, name: '窓口で出す用意ができました' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '送る' })).toBeNull();
    expect(screen.getByText(/本人であることの確認が必要です/)).toBeTruthy();
    const window = screen.getByRole('region', { name: '出す窓口' });
    expect(within(window).getByText('日野市 子育て課')).toBeTruthy();
    expect(within(window).getByRole('link').getAttribute('href')).toBe('tel:042-000-0000');
    expect(within(screen.getByRole('region', { name: 'お持ちになるもの' })).getByText('通帳')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '印刷する' }));
    expect(print).toHaveBeenCalledOnce();
  });

  it('names what is still missing, with the way there, before it is ready', async () => {
    const { record } = await openCheck({ copies: '0' });
    expect(
      await screen.findByRole('heading', { level: 1, name: '窓口で出す前に、確かめてください' }),
    ).toBeTruthy();
    expect(screen.getByText('あと2か所、見てください')).toBeTruthy();
    const missing = screen.getByRole('link', { name: 'まだ書かれていません：お名前' });
    expect(missing.getAttribute('href')).toMatch(/\/form\/who$/);
    expect((await record()).phase).toEqual({ kind: 'draft', refusal: null });
  });

  it('stands ready in the list, until something is typed again', async () => {
    const { store, id, record, offline } = await openCheck({ parent: '髙橋' });
    await waitFor(async () =>
      expect((await record()).phase).toEqual({ kind: 'draft', refusal: null, isPrepared: true }),
    );
    cleanup();
    const props = { place, guide: guide(), openOffline: async () => offline };
    show(<ApplicationsPage {...props} />);
    expect(await screen.findByText('窓口で出す用意ができました')).toBeTruthy();
    await store.saveAnswers(id, { parent: '高橋' });
    await waitFor(() => expect(screen.queryByText('窓口で出す用意ができました')).toBeNull());
  });
});
