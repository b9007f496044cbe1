// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answers } from '#contract/procedures/answers.ts';
import type { Field, Page, ProcedureDefinition, ProcedureText } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { useDecidingAnswers } from '../model/deciding.ts';
import { createTyping } from '../model/typing.ts';
import { FormFields } from './form-fields.tsx';

afterEach(cleanup);

const translator = await setupI18n('ja', ['shell', 'applications']);

const childText = {
  label: 'お子さん',
  entry: 'お子さん',
  add: 'お子さんを足す',
  fields: { name: { label: 'お名前' }, school: { label: '学校' }, card: { label: '学生証' } },
};
const children: Field = {
  key: 'children',
  kind: 'group',
  min: 1,
  max: 3,
  fields: [
    { key: 'name', kind: 'name', maxLength: 10 },
    { key: 'school', kind: 'text', maxLength: 10, when: { field: 'name', is: '大学生' } },
    { key: 'card', kind: 'attachment', maxFiles: 1, optional: true },
  ],
};

function show(fields: Field[], saved: Answers = {}) {
  const page: Page = { id: 'page', fields };
  // Only what decides about questions is read.
  const definition = { pages: [page], eligibility: null, declaration: '' } as unknown as ProcedureDefinition;
  const labels = Object.fromEntries(fields.map(({ key }) => [key, { label: key }]));
  const text = { fields: { ...labels, children: childText } } as unknown as ProcedureText;
  const typing = createTyping(saved);
  const drawn = vi.fn();
  const dropPhotos = vi.fn();
  function Form() {
    const answers = useDecidingAnswers(definition, typing);
    return (
      <Profiler id="form" onRender={drawn}>
        <FormFields page={page} text={text} answers={answers} typing={typing} dropPhotos={dropPhotos} />
      </Profiler>
    );
  }
  render(
    <I18nextProvider i18n={translator}>
      <Form />
    </I18nextProvider>,
  );
  return { typing, drawn, dropPhotos };
}

describe('the fields of a page', () => {
  it('are not drawn anew for a letter', async () => {
    const { typing, drawn } = show([
      { key: 'one', kind: 'text', maxLength: 10 },
      { key: 'two', kind: 'text', maxLength: 10 },
    ]);
    const box = screen.getByRole('textbox', { name: /one/ });
    await userEvent.click(box);
    drawn.mockClear();
    await userEvent.keyboard('犬と猫');
    expect(typing.read('one')).toBe('犬と猫');
    expect(drawn).not.toHaveBeenCalled();
  });

  it('are asked as soon as the answer that decides about them is given', async () => {
    show([
      { key: 'has', kind: 'yes-no' },
      { key: 'which', kind: 'text', maxLength: 10, when: { field: 'has', is: 'yes' } },
    ]);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'はい' }));
    expect(await screen.findByRole('textbox', { name: /which/ })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'いいえ' }));
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
  });
});

describe('a group', () => {
  const heading = (name: string) => screen.findByRole('heading', { name });

  it('shows the entry that must be there, and stores nothing until something is typed', async () => {
    const { typing } = show([children]);
    await heading('お子さん 1');
    expect(typing.all()).toEqual({});
    expect(screen.queryByText('お子さん 1を消す')).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: /お名前/ }), '花');
    expect(typing.all()).toEqual({ children1Name: '花' });
  });

  it('asks within an entry what this entry makes necessary', async () => {
    show([children], { children: '1 2' });
    const names = await screen.findAllByRole('textbox', { name: /お名前/ });
    await userEvent.type(names[1] as HTMLElement, '大学生');
    const school = await screen.findByRole('textbox', { name: /学校/ });
    expect(school.id).toBe('children2School');
  });

  it('gets another entry, which takes the focus, until it is full', async () => {
    const { typing } = show([children]);
    await userEvent.click(screen.getByRole('button', { name: 'お子さんを足す' }));
    expect(document.activeElement).toBe(await heading('お子さん 2'));
    expect(typing.read('children')).toBe('1 2');
    await userEvent.click(screen.getByRole('button', { name: 'お子さんを足す' }));
    await heading('お子さん 3');
    expect(screen.getByText('3件まで書けます。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'お子さんを足す' })).toBeNull();
  });

  it('loses an entry only after a second thought, with its answers and photographs; the others stay', async () => {
    const { typing, dropPhotos } = show([children], {
      children: '1 2 4',
      children1Name: '一',
      children2Name: '二',
      children4Name: '四',
      children2Card: 'photo',
    });
    await heading('お子さん 3');
    await userEvent.click(screen.getByText('お子さん 2を消す'));
    expect(screen.getAllByRole('heading')).toHaveLength(3);
    await userEvent.click(screen.getAllByRole('button', { name: '消す' })[1] as HTMLElement);
    await waitFor(() => expect(screen.getAllByRole('heading')).toHaveLength(2));
    expect(typing.read('children')).toBe('1 4');
    expect(typing.read('children2Name')).toBe('');
    expect(dropPhotos).toHaveBeenCalledWith('children2Card');
    expect(screen.getByText('お子さん 2を消しました')).toBeTruthy();
    expect(document.activeElement).toBe(await heading('お子さん 1'));
    const names = screen.getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value);
    expect(names).toEqual(['一', '四']);
  });
});
