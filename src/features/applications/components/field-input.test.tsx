// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answers } from '#contract/procedures/answers.ts';
import type { ConcreteField } from '#contract/procedures/rules.ts';
import { setupI18n } from '#i18n/setup.ts';
import { createTyping, type Typing } from '../model/typing.ts';
import { FieldInput } from './field-input.tsx';

afterEach(cleanup);

const translator = await setupI18n('ja', ['shell', 'applications']);
const words = {
  label: '質問',
  help: '助け',
  options: { male: 'オス', female: 'メス' },
  sides: { front: '表', back: '裏' },
  unit: '通',
};

type Options = {
  readonly readOnly?: boolean;
  readonly errors?: readonly [string, string][];
  readonly saved?: Answers;
};

/** A field on its own, with whatever is typed into it. */
function show(field: ConcreteField, { readOnly = false, errors = [], saved = {} }: Options = {}): Typing {
  const typing = createTyping(saved);
  render(
    <I18nextProvider i18n={translator}>
      <FieldInput
        field={field}
        text={words}
        typing={typing}
        errors={new Map(errors)}
        readOnly={readOnly}
        renderPhotos={(_, label) => <p>{label}の写真</p>}
      />
    </I18nextProvider>,
  );
  return typing;
}

const type = (name: string | RegExp, text: string) =>
  userEvent.type(screen.getByRole('textbox', { name }), text);

describe('the input of a field', () => {
  it('takes a name as it is typed', async () => {
    const typing = show({ key: 'ownerName', kind: 'name', maxLength: 5 });
    await type(/質問/, '髙橋 良子とその家族');
    expect(typing.read('ownerName')).toBe('髙橋 良子とその家族');
    expect(screen.queryByText('漢字が違うとき')).toBeNull();
  });

  it('has room beside a name to say which character is meant', async () => {
    const typing = show({ key: 'ownerName', kind: 'name', maxLength: 5, rightCharacter: true });
    await userEvent.click(screen.getByText('漢字が違うとき'));
    await type(/正しい漢字の説明/, 'はしご高です');
    expect(typing.all()).toEqual({ ownerNameNote: 'はしご高です' });
  });

  it('shows what was saved, and what another tab typed meanwhile', () => {
    const typing = show({ key: 'coat', kind: 'text', maxLength: 5 }, { saved: { coat: '茶' } });
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: /質問/ });
    expect(box.value).toBe('茶');
    typing.setSaved({ coat: '白' });
    expect(box.value).toBe('白');
  });

  it('keeps what was typed here, whatever another tab typed', async () => {
    const typing = show({ key: 'coat', kind: 'text', maxLength: 5 });
    await type(/質問/, '茶');
    typing.setSaved({ coat: '白' });
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /質問/ }).value).toBe('茶');
    expect(typing.all()).toEqual({ coat: '茶' });
  });

  it('asks a date in three fields', async () => {
    const typing = show({ key: 'birth', kind: 'date' });
    await type('年', '令和元');
    await type('月', '5');
    await type('日', '1');
    expect(typing.all()).toEqual({ birthYear: '令和元', birthMonth: '5', birthDay: '1' });
  });

  it('lets one choose, and choose again', async () => {
    const typing = show({ key: 'sex', kind: 'choice', options: ['male', 'female'] });
    await userEvent.click(screen.getByRole('radio', { name: 'オス' }));
    await userEvent.click(screen.getByRole('radio', { name: 'メス' }));
    expect(typing.read('sex')).toBe('female');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'メス' }).checked).toBe(true);
  });

  it('takes back a declaration', async () => {
    const typing = show({ key: 'declared', kind: 'declaration' });
    const box = screen.getByRole('checkbox', { name: /質問/ });
    await userEvent.click(box);
    expect(typing.read('declared')).toBe('yes');
    await userEvent.click(box);
    expect(typing.read('declared')).toBe('');
  });

  it('takes nothing more while the disk is full', async () => {
    const typing = show({ key: 'sex', kind: 'choice', options: ['male'] }, { readOnly: true });
    await userEvent.click(screen.getByRole('radio', { name: 'オス' }));
    expect(typing.all()).toEqual({});
  });

  it('says beside the input what is wrong with it', () => {
    show({ key: 'ownerPhone', kind: 'phone' }, { errors: [['ownerPhone', '番号を見直してください']] });
    const input = screen.getByRole('textbox', { name: /質問/ });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-describedby')).toContain('ownerPhone-error');
    expect(screen.getByText('番号を見直してください').id).toBe('ownerPhone-error');
  });

  it.each([
    [{ key: 'copies', kind: 'number', min: 1, max: 9 }, 'numeric', '通'],
    [{ key: 'income', kind: 'money', min: 0, max: 9 }, 'numeric', '円'],
  ] as const)('shows the unit behind %o', (field, inputMode, unit) => {
    show(field);
    expect(screen.getByRole('textbox', { name: /質問/ }).getAttribute('inputmode')).toBe(inputMode);
    expect(screen.getByText(unit)).toBeTruthy();
  });

  it('brings up the keyboard of mail addresses and lets no browser change them', () => {
    show({ key: 'mail', kind: 'mail' });
    const box = screen.getByRole('textbox', { name: /質問/ });
    expect(box.getAttribute('inputmode')).toBe('email');
    expect(box.getAttribute('type')).toBe('text');
  });

  it('gives several lines where several are asked for', async () => {
    const typing = show({ key: 'damage', kind: 'text', maxLength: 200, lines: 4 });
    await type(/質問/, '屋根{Enter}窓');
    expect(typing.read('damage')).toBe('屋根\n窓');
  });

  it('asks an account part by part, each with its own error', async () => {
    const typing = show({ key: 'payee', kind: 'bank-account' }, { errors: [['payeeHolder', 'カタカナで']] });
    await type(/金融機関/, 'ゆうちょ銀行');
    await type(/支店/, '〇一八');
    await userEvent.click(screen.getByRole('radio', { name: '普通' }));
    await type(/口座番号/, '1234567');
    await type(/口座名義/, 'たかはし');
    expect(typing.all()).toEqual({
      payeeBank: 'ゆうちょ銀行',
      payeeBranch: '〇一八',
      payeeType: 'ordinary',
      payeeNumber: '1234567',
      payeeHolder: 'たかはし',
    });
    expect(screen.getByRole('textbox', { name: /口座名義/ }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('textbox', { name: /口座番号/ }).getAttribute('aria-invalid')).toBeNull();
  });

  it('takes a My Number twice behind dots, until one wants to see it', async () => {
    const typing = show({ key: 'mine', kind: 'my-number', basis: '法' });
    const boxes = screen.getAllByRole('textbox');
    expect(boxes.map((box) => box.dataset.masked)).toEqual(['true', 'true']);
    await type(/12けた/, '123456789018');
    await type(/もう一度/, '123456789018');
    expect(typing.all()).toEqual({ mineFirst: '123456789018', mineAgain: '123456789018' });
    await userEvent.click(screen.getByRole('checkbox', { name: '書いた番号を表示する' }));
    expect(boxes.map((box) => box.dataset.masked)).toEqual([undefined, undefined]);
  });

  it('says of a photograph what must be seen, how many there must be, and what follows on paper', () => {
    show({
      key: 'card',
      kind: 'attachment',
      minFiles: 2,
      maxFiles: 4,
      sides: ['front', 'back'],
      original: ['post', 'counter'],
    });
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['表', '裏']);
    expect(screen.getByText('2枚以上、4枚までの写真が必要です。')).toBeTruthy();
    expect(screen.getByText(/あとで郵便で送るか、窓口へ/)).toBeTruthy();
    expect(screen.getByText('質問の写真')).toBeTruthy();
  });
});
