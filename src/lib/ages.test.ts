import { describe, expect, it } from 'vitest';
import { ageOn, dayOfAttaining, fiscalYear, fiscalYearEnd, marchAfterAttaining } from './ages.ts';

// 年齢計算ニ関スル法律 with 民法143条2項: the day of birth counts, so an age is full at the end of the day before.
describe('the day on which an age is attained', () => {
  it.each([
    ['an ordinary day', '2008-06-15', 18, '2026-06-14'],
    ['born on 1 April: still of the school year before', '2008-04-01', 18, '2026-03-31'],
    ['born on 2 April: of the next', '2008-04-02', 18, '2026-04-01'],
    ['born on 29 February, in an ordinary year', '2008-02-29', 18, '2026-02-28'],
    ['born on 29 February, in a leap year', '2008-02-29', 20, '2028-02-28'],
    ['born on 1 March, in a leap year', '2008-03-01', 20, '2028-02-29'],
    ['born on 1 March, in an ordinary year', '2008-03-01', 18, '2026-02-28'],
    ['born on New Year’s Day', '2008-01-01', 18, '2025-12-31'],
    ['the birth itself', '2026-11-21', 0, '2026-11-20'],
  ])('%s', (_, birth, age, day) => {
    expect(dayOfAttaining(birth, age)).toBe(day);
  });
});

describe('completed years', () => {
  it.each([
    ['2008-06-15', '2026-06-13', 17],
    ['2008-06-15', '2026-06-14', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-01-01', '2025-12-30', 17],
    ['2008-01-01', '2025-12-31', 18],
    // 介護保険法9条: insured from 65, and from 40 to 64.
    ['1961-11-22', '2026-11-20', 64],
    ['1961-11-22', '2026-11-21', 65],
    ['1986-11-22', '2026-11-20', 39],
    ['1986-11-22', '2026-11-21', 40],
    ['2026-11-21', '2026-11-21', 0],
    ['2027-06-01', '2026-11-21', -1],
  ])('of who was born on %s are on %s %i', (birth, day, age) => {
    expect(ageOn(birth, day)).toBe(age);
  });
});

// 児童手当法3条: 18歳に達する日以後の最初の3月31日まで; for the count of children the same after 22.
describe('the first 31 March after an age', () => {
  it.each([
    ['2008-04-01', 18, '2026-03-31'],
    ['2008-04-02', 18, '2027-03-31'],
    ['2008-03-31', 18, '2026-03-31'],
    ['2008-02-29', 18, '2026-03-31'],
    ['2004-04-01', 22, '2026-03-31'],
    ['2004-04-02', 22, '2027-03-31'],
  ])('of who was born on %s, after %i, is %s', (birth, age, day) => {
    expect(marchAfterAttaining(birth, age)).toBe(day);
  });
});

// 地方自治法208条
describe('a fiscal year', () => {
  it('begins on 1 April and ends on 31 March', () => {
    expect([fiscalYear('2027-03-31'), fiscalYear('2027-04-01')]).toEqual([2026, 2027]);
    expect([fiscalYearEnd('2027-03-31'), fiscalYearEnd('2027-04-01')]).toEqual(['2027-03-31', '2028-03-31']);
  });
});
