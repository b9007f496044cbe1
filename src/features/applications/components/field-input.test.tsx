// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answers } from '#contract/procedures/answers.ts';
import type { Field } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { FieldInput } from './field-input.tsx';

afterEach(cleanup);

const translator = await setupI18n('ja', ['shell', 'applications']);
const words = { label: '質問', help: '助け', options: { male: 'オス', female: 'メス' } };

type Options = { readonly readOnly?: boolean; readonly errors?: readonly [string, string][] };

/** A field on its own, with whatever is typed into it. */
function show(field: Field, { readOnly = false, errors = [] }: Options = {}): { typed: () => Answers } {
  let latest: Answers = {};
  function Page() {
    const [typed, setTyped] = useState<Answers>({});
    latest = typed;
    return (
      <FieldInput
        field={field}
        text={words}
        typed={typed}
        onChange={(key, value) => setTyped((before) => ({ ...before, [key]: value }))}
        errors={new Map(errors)}
        readOnly={readOnly}
        city="hino"
        attachment={null}
      />
    );
  }
  render(
    <I18nextProvider i18n={translator}>
      <Page />
    </I18nextProvider>,
  );
  return { typed: () => latest };
}

describe('the input of a field', () => {
  it('takes a name as it is typed', async () => {
    const { typed } = show({ key: 'ownerName', kind: 'name', maxLength: 5 });
    await userEvent.type(screen.getByRole('textbox', { name: /質問/ }), '髙橋 良子とその家族');
    expect(typed().ownerName).toBe('髙橋 良子とその家族');
  });

  it('asks a date in three fields', async () => {
    const { typed } = show({ key: 'birth', kind: 'date' });
    await userEvent.type(screen.getByRole('textbox', { name: '年' }), '令和元');
    await userEvent.type(screen.getByRole('textbox', { name: '月' }), '5');
    await userEvent.type(screen.getByRole('textbox', { name: '日' }), '1');
    expect(typed()).toEqual({ birthYear: '令和元', birthMonth: '5', birthDay: '1' });
  });

  it('lets one choose, and choose again', async () => {
    const { typed } = show({ key: 'sex', kind: 'choice', options: ['male', 'female'] });
    await userEvent.click(screen.getByRole('radio', { name: 'オス' }));
    await userEvent.click(screen.getByRole('radio', { name: 'メス' }));
    expect(typed().sex).toBe('female');
  });

  it('takes back a declaration', async () => {
    const { typed } = show({ key: 'declared', kind: 'declaration' });
    const box = screen.getByRole('checkbox', { name: /質問/ });
    await userEvent.click(box);
    expect(typed().declared).toBe('yes');
    await userEvent.click(box);
    expect(typed().declared).toBe('');
  });

  it('takes nothing more while the disk is full', async () => {
    const { typed } = show({ key: 'sex', kind: 'choice', options: ['male'] }, { readOnly: true });
    await userEvent.click(screen.getByRole('radio', { name: 'オス' }));
    expect(typed()).toEqual({});
  });

  it('says beside the input what is wrong with it', () => {
    show({ key: 'ownerPhone', kind: 'phone' }, { errors: [['ownerPhone', '番号を見直してください']] });
    const input = screen.getByRole('textbox', { name: /質問/ });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-describedby')).toContain('ownerPhone-error');
    expect(screen.getByText('番号を見直してください').id).toBe('ownerPhone-error');
  });
});
