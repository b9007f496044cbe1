// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answers } from '#contract/procedures/answers.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { systemClock } from '#lib/clock.ts';
import { addDays, tokyoToday } from '#lib/dates.ts';
import { edition, guide, translator } from '../testing.tsx';
import { FeeAndDeadline } from './fee-and-deadline.tsx';

afterEach(cleanup);

const provenance = { kind: 'assumed', why: 'a test' } as const;
const today = tokyoToday(systemClock);

function show(definition: Partial<ProcedureDefinition>, answers: Answers, atWindow = false) {
  const form = edition({ definition, text: { fee: { sticker: '粗大ごみ処理券' } } });
  render(
    <I18nextProvider i18n={translator}>
      <FeeAndDeadline guide={guide()} edition={form} answers={answers} atWindow={atWindow} />
    </I18nextProvider>,
  );
}

const rule = (more: Partial<NonNullable<ProcedureDefinition['deadline']>>) => ({
  deadline: {
    days: 10,
    fromLatestOf: [{ field: 'moves', plusDays: 0 }],
    basis: '住民基本台帳法24条',
    provenance,
    ...more,
  },
});

describe('the fee', () => {
  const fee = (yen: number | null) => ({ fee: [{ id: 'sticker', yen, times: 'copies', provenance }] });

  it('says how many of what, and the sum', () => {
    show(fee(400), { copies: '2' });
    expect(screen.getByText('粗大ごみ処理券 400円 × 2')).toBeTruthy();
    expect(screen.getByText('合計 800円')).toBeTruthy();
  });

  it('says whom to ask where no source gives the amount', () => {
    show(fee(null), { copies: '2' });
    expect(screen.getByText(/^粗大ごみ処理券 × 2：金額は 042-585-1111/)).toBeTruthy();
    expect(screen.queryByText(/合計/)).toBeNull();
  });
});

describe('the time for filing', () => {
  it.each([
    [
      'its first and last day',
      { opensDaysBefore: 30 },
      addDays(today, 5),
      false,
      /出せる期間.*から、.*まで$/,
    ],
    ['its last day', {}, addDays(today, -5), false, /届く期限.*まで$/],
    ['the last day at the counter', {}, addDays(today, -5), true, /窓口で出す期限.*まで$/],
    ['that it is over, and still taken', {}, addDays(today, -30), false, /いまからでも送れます/],
    [
      'that it is over, and what is lost',
      { late: 'loss' as const },
      addDays(today, -30),
      false,
      /少なくなる/,
    ],
    ['that it is over, for the counter', {}, addDays(today, -30), true, /なるべく早く窓口で出して/],
  ])('names %s', (_, more, moves, atWindow, words) => {
    show(rule(more), { moves }, atWindow);
    expect(document.querySelector('dl')?.textContent).toMatch(words);
  });

  it('says nothing while nothing is known', () => {
    show(rule({}), {});
    expect(document.querySelector('dl')).toBeNull();
  });
});
