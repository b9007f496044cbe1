import { describe, expect, it } from 'vitest';
import type { Issue } from '#contract/problem.ts';
import type { Field } from '#contract/procedures/schema.ts';
import { edition, translator } from '../testing.tsx';
import { issueWords } from './issue-words.ts';

const t = translator.getFixedT(translator.language, 'applications');

const fields: Field[] = [
  { key: 'parent', kind: 'name', maxLength: 10, rightCharacter: true },
  { key: 'payee', kind: 'bank-account' },
  { key: 'work', kind: 'choice', options: ['office'] },
  { key: 'income', kind: 'money', min: 0, max: 10_000_000 },
  {
    key: 'children',
    kind: 'group',
    min: 1,
    max: 3,
    fields: [
      { key: 'birth', kind: 'date' },
      { key: 'home', kind: 'address' },
    ],
  },
];
const form = edition({
  definition: { pages: [{ id: 'page', fields }] },
  text: {
    fields: {
      parent: { label: 'お名前' },
      payee: { label: '振込先' },
      work: { label: '仕事' },
      income: { label: '所得' },
      children: {
        label: 'お子さん',
        entry: 'お子さん',
        fields: { birth: { label: '生年月日' }, home: { label: '住所' } },
      },
    },
  },
});
const words = (issue: Issue) => issueWords(t, 'ja', issue, form, { children: '1 4' });

describe('the words for what is wrong', () => {
  it.each<[Issue, string]>([
    [{ path: 'work', code: 'missing' }, '選んでください：仕事'],
    [{ path: 'payeeType', code: 'missing' }, '選んでください：口座の種類'],
    [{ path: 'payeeHolder', code: 'missing' }, 'まだ書かれていません：口座名義（カタカナ）'],
    [
      { path: 'payeeNumber', code: 'wrong-length', parameters: { length: 7 } },
      '口座番号は7けたの数字です。けた数を確かめてください。',
    ],
    [
      { path: 'parentNote', code: 'too-long', parameters: { maxLength: 200 } },
      '正しい漢字の説明は200文字までにしてください。',
    ],
    [
      { path: 'income', code: 'too-high', parameters: { max: 10_000_000 } },
      '所得は、10,000,000以下にしてください。',
    ],
    [
      { path: 'children4HomeTown', code: 'missing' },
      'お子さん 2：まだ書かれていません：都道府県・市町村・町名',
    ],
    [
      { path: 'children1Birth', code: 'too-old', parameters: { untilMarchAfter: 18 } },
      'お子さん 1：生年月日を見直してください。ここに書けるのは、18歳になったあとの最初の3月31日までの人です。',
    ],
    [
      { path: 'children1Birth', code: 'too-old', parameters: { under: 18 } },
      'お子さん 1：生年月日を見直してください。ここに書けるのは、18歳になっていない人です。',
    ],
    [
      { path: 'children', code: 'too-few-entries', parameters: { min: 1 } },
      'お子さんを、1件以上書いてください。',
    ],
    [{ path: 'parent', code: 'a code of tomorrow' }, 'お名前を選び直してください。'],
  ])('of %o name the field as it is read', (issue, text) => {
    expect(words(issue)).toBe(text);
  });
});
