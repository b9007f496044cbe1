// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applicationPath, formPagePath } from '#contract/addresses.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { edition, guide, phoneWithDraft, place, show } from '../testing.tsx';
import { ApplicationPage } from './application-page.tsx';
import { FormPage } from './form-page.tsx';

const network = vi.hoisted(() => ({ editions: {} as Record<string, unknown> }));
vi.mock('#api/client.ts', () => ({
  call: async (_: unknown, { parameters }: { parameters: { version: string } }) => {
    const found = network.editions[parameters.version];
    return found ? { ok: true, value: { value: found } } : { ok: false, failure: { kind: 'no-answer' } };
  },
}));

const first = edition({
  definition: {
    pages: [
      {
        id: 'who',
        fields: [
          { key: 'parent', kind: 'name', maxLength: 10 },
          { key: 'work', kind: 'choice', options: ['office', 'farm'] },
          { key: 'fax', kind: 'phone' },
        ],
      },
      { id: 'declaration', fields: [{ key: 'declared', kind: 'declaration' }] },
    ],
  },
  text: {
    fields: {
      parent: { label: 'お名前' },
      work: { label: '仕事', options: { office: '会社', farm: '農業' } },
      fax: { label: 'ファクス' },
      declared: { label: '事実です' },
    },
  },
});

const second: ProcedureEdition = {
  definition: {
    ...first.definition,
    version: '2',
    eligibility: { questions: [{ key: 'moved', options: ['yes', 'no'] }], verdicts: [] },
    pages: [
      {
        id: 'who',
        fields: [
          { key: 'parent', kind: 'name', maxLength: 10 },
          { key: 'work', kind: 'choice', options: ['office', 'none'] },
          { key: 'mail', kind: 'mail' },
        ],
      },
      { id: 'declaration', fields: [{ key: 'declared', kind: 'declaration' }] },
    ],
  },
  text: {
    ...first.text,
    eligibility: { questions: { moved: { label: '引っ越しましたか。' } }, reasons: {} },
    fields: {
      parent: { label: 'お名前' },
      work: { label: '仕事', options: { office: '会社', none: 'なし' } },
      mail: { label: 'メール' },
      declared: { label: '事実です' },
    },
  },
};

beforeEach(() => {
  network.editions = { 1: first, 2: second };
});
afterEach(cleanup);

async function openDraft(at: 'draft' | 'form' = 'draft', latest = '2') {
  const phone = await phoneWithDraft({ parent: '髙橋', work: 'farm', fax: '0420000000' });
  const props = { place, guide: guide(latest), openOffline: async () => phone.offline };
  const path = '/:language/:city/applications/:application';
  show(
    <Routes>
      <Route path={path} element={<ApplicationPage {...props} />} />
      <Route path={`${path}/form/:page`} element={<FormPage {...props} />} />
    </Routes>,
    at === 'draft' ? applicationPath(place, phone.id) : formPagePath(place, phone.id, 'who'),
  );
  return phone;
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const rowOf = (label: string) => screen.getByText(label, { selector: 'dt' }).closest('div')?.textContent;

describe('a draft of the newest form', () => {
  it('says nothing of a newer one', async () => {
    await openDraft('draft', '1');
    await screen.findByRole('heading', { level: 1, name: '書きかけです' });
    expect(screen.queryByText('この手続の用紙が新しくなりました')).toBeNull();
  });
});

describe('a draft of an older form', () => {
  it('says so on its form pages, which go on as they are', async () => {
    await openDraft('form');
    expect(await screen.findByText('この手続の用紙が新しくなりました')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: /ファクス/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: '変わったところを見る' })).toBeTruthy();
  });

  it('tells what must be given again and why, and what has no place any more, with its value', async () => {
    await openDraft();
    await press('変わったところを見る');
    await screen.findByRole('heading', { name: 'もう一度書いていただくところ' });
    expect(rowOf('メール')).toContain('新しい質問です');
    expect(screen.getAllByText('選んだ答えがなくなりました')).toHaveLength(2);
    expect(rowOf('ファクス')).toContain('0420000000');
    expect(rowOf('ファクス')).toContain('質問がなくなりました');
    expect(screen.getByText(/農業/)).toBeTruthy();
  });

  it('changes nothing when one stays with the old form', async () => {
    const { record } = await openDraft();
    await press('変わったところを見る');
    await press('前の用紙のまま続ける');
    expect(screen.queryByRole('heading', { name: '新しい用紙に入らないところ' })).toBeNull();
    expect(await record()).toMatchObject({ version: '1', answers: { fax: '0420000000' } });
  });

  it('goes over at once, takes the new first question along, and keeps what had no place', async () => {
    const { record } = await openDraft();
    await press('変わったところを見る');
    await userEvent.click(await screen.findByRole('radio', { name: 'いいえ' }));
    await press('新しい用紙で続ける');
    await waitFor(() => expect(screen.getByText('新しい用紙に移しました。')).toBeTruthy());
    expect(document.activeElement?.tagName).toBe('H1');
    expect(screen.queryByText('この手続の用紙が新しくなりました')).toBeNull();
    expect(await record()).toMatchObject({
      version: '2',
      answers: { parent: '髙橋', moved: 'no' },
      earlier: [
        { label: '仕事', value: '農業' },
        { label: 'ファクス', value: '0420000000' },
      ],
    });
    await userEvent.click(screen.getByText('前の用紙に書いた内容'));
    expect(rowOf('ファクス')).toContain('0420000000');
  });

  it('does not go over when another tab typed meanwhile, and says so', async () => {
    const { store, id, record } = await openDraft();
    await press('変わったところを見る');
    await screen.findByRole('button', { name: '新しい用紙で続ける' });
    await store.saveAnswers(id, { parent: '高橋' });
    await press('新しい用紙で続ける');
    expect((await screen.findByRole('alert')).textContent).toContain('書いた内容は残っています');
    expect(await record()).toMatchObject({ version: '1', answers: { parent: '高橋' } });
  });

  it('stays as it is without a network', async () => {
    network.editions = { 1: first };
    await openDraft();
    await press('変わったところを見る');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('link', { name: '内容を確かめて送る' })).toBeTruthy();
  });
});
