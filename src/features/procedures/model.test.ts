import { describe, expect, it } from 'vitest';
import { findProcedures, sortByNeed } from './model.ts';

const dog = {
  id: 'dog-registration',
  version: '1',
  title: '犬の登録',
  summary: '犬を飼い始めたときの届出です。',
  keywords: ['いぬ', 'ペット', '狂犬病'],
};
const waste = {
  id: 'bulky-waste',
  version: '1',
  title: '粗大ごみ',
  summary: '大きなごみを出す',
  keywords: ['ソファ'],
};
const all = [dog, waste];

describe('finding a procedure', () => {
  it('shows everything while nothing is typed', () => {
    expect(findProcedures(all, '　 ')).toEqual(all);
  });

  it.each(['犬', 'イヌ', 'いぬ', 'ﾍﾟｯﾄ', 'ぺっと', '犬 狂犬病'])('finds the dog under %s', (typed) => {
    expect(findProcedures(all, typed)).toEqual([dog]);
  });

  it('finds nothing under a word that no procedure has', () => {
    expect(findProcedures(all, '犬 ソファ')).toEqual([]);
  });
});

describe('sorting what is to be done by what is ticked', () => {
  const always = { id: 'always', asks: [] };
  const child = { id: 'child', asks: ['child'] };
  const either = { id: 'either', asks: ['dog', 'child'] };
  const entries = [child, always, either];

  it.each([
    [[], entries, []],
    [['child'], entries, []],
    [['dog'], [always, either], [child]],
    [['other'], [always], [child, either]],
  ] as const)('with %j ticked', (ticked, mine, others) => {
    expect(sortByNeed(entries, ticked)).toEqual({ mine, others });
  });
});
