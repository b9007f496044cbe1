// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';
import type { CaseFile } from '#contract/casework/schema.ts';
import type { Answers as Given } from '#contract/procedures/answers.ts';
import type { Field, FieldText, ProcedureEdition } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { fail } from '#lib/result.ts';
import { CityContext } from '../cities/city-context.ts';
import { content, edition, guide, summary } from '../testing/samples.ts';
import { Answers } from './answers.tsx';

afterEach(cleanup);

const translator = await setupI18n('ja', ['casework']);

const fields: Field[] = [
  { key: 'parent', kind: 'name', maxLength: 10, rightCharacter: true },
  { key: 'copies', kind: 'number', min: 1, max: 9 },
  { key: 'income', kind: 'money', min: 0, max: 9_000_000 },
  { key: 'payee', kind: 'bank-account' },
  { key: 'mine', kind: 'my-number', basis: '番号法' },
  {
    key: 'children',
    kind: 'group',
    min: 0,
    max: 3,
    fields: [
      { key: 'name', kind: 'name', maxLength: 10 },
      { key: 'lives', kind: 'choice', options: ['with', 'apart'] },
    ],
  },
];

const WORDS: Record<string, Record<string, FieldText>> = {
  ja: {
    copies: { label: '部数', unit: '部' },
    children: {
      label: 'お子さん',
      entry: 'お子さん',
      fields: {
        name: { label: '名前' },
        lives: { label: '住まい', options: { with: '同居', apart: '別居' } },
      },
    },
  },
  vi: {
    children: {
      label: 'Con',
      entry: 'Con',
      fields: {
        name: { label: 'Tên' },
        lives: { label: 'Nơi ở', options: { with: 'Chung', apart: 'Riêng' } },
      },
    },
  },
};

function withFields(language: string): ProcedureEdition {
  const { definition, text } = edition(language);
  return {
    definition: {
      ...definition,
      eligibility: { questions: [{ key: 'request', options: ['new', 'renewal', 'unsure'] }], verdicts: [] },
      pages: [{ id: 'page', fields }],
    },
    text: {
      ...text,
      eligibility: {
        questions: { request: { label: '申請', options: { new: '新規', renewal: '更新' } } },
        reasons: {},
      },
      pages: { page: { title: '内容' } },
      fields: { ...WORDS[language] },
    },
  };
}

function show(answers: Given): void {
  const file: CaseFile = { summary: summary(), sealed: '', attachments: [], history: [] };
  const read = {
    content: content({ answers }),
    edition: withFields('ja'),
    writtenEdition: withFields('vi'),
  };
  render(
    <I18nextProvider i18n={translator}>
      <CityContext value={{ place: { language: 'ja', city: 'hino' }, guide: guide('ja') }}>
        <Answers file={file} departmentKey={{ open: async () => fail('cannot-open') }} read={read} />
      </CityContext>
    </I18nextProvider>,
  );
}

test('entries stand under headings of their own, in both languages, numbered as people count', () => {
  show({ children: '1 4', children1Name: '花', children4Name: '空', children4Lives: 'apart' });
  const headings = screen.getAllByRole('heading', { level: 4 }).map((heading) => heading.textContent);
  expect(headings).toEqual(['お子さん 1Con 1', 'お子さん 2Con 2']);
  expect(screen.getByText('空')).toBeTruthy();
  expect(screen.getByText('別居').textContent).toContain('Riêng');
});

test('a group without entries is said to be empty', () => {
  show({});
  expect(screen.queryAllByRole('heading', { level: 4 })).toEqual([]);
  expect(screen.getAllByText('（書かれていません）')).toHaveLength(fields.length);
});

test('numbers and sums have their units, and an account its parts', () => {
  show({
    copies: '2',
    income: '1200000',
    payeeBank: 'ゆうちょ銀行',
    payeeBranch: '〇一八',
    payeeType: 'ordinary',
    payeeNumber: '0123456',
    payeeHolder: 'タカハシ サキ',
  });
  expect(screen.getByText('2部')).toBeTruthy();
  expect(screen.getByText('1,200,000円')).toBeTruthy();
  expect(screen.getByText('0123456')).toBeTruthy();
  expect(screen.getByText(/普通/)).toBeTruthy();
});

test('what a person said about a character stands beneath the name, which is shown as typed', () => {
  show({ parent: '\ufa19谷', parentNote: 'しめすへん' });
  expect(screen.getByText('\ufa19谷')).toBeTruthy();
  expect(screen.getByText('しめすへん').getAttribute('lang')).toBe('ja');
});

test('a My Number is hidden until the clerk wants to see it', async () => {
  show({ mine: '123456789018' });
  expect(screen.queryByText(/1234/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'マイナンバーを表示する' }));
  expect(screen.getByText('1234 5678 9018')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'マイナンバーを隠す' }));
  expect(screen.queryByText(/1234/)).toBeNull();
});

test('a first question with options of its own is answered in its own words', () => {
  show({ request: 'renewal' });
  expect(screen.getByText('更新')).toBeTruthy();
});
