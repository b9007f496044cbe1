import { describe, expect, it } from 'vitest';
import { addDays, dateInEra, daysBetween, plainDate, readYear, tokyoDate, tokyoTimestamp } from './dates.ts';

describe('the day in Tokyo', () => {
  it('turns at three in the afternoon of Greenwich', () => {
    expect(tokyoDate(new Date('2026-11-20T14:59:59Z'))).toBe('2026-11-20');
    expect(tokyoDate(new Date('2026-11-20T15:00:00Z'))).toBe('2026-11-21');
    expect(tokyoTimestamp(new Date('2026-11-20T15:00:00Z'))).toBe('2026-11-21T00:00:00+09:00');
  });
});

describe('a date from its parts', () => {
  it.each([
    [2026, 2, 30],
    [2025, 2, 29],
    [2026, 13, 1],
    [2026, 4, 0],
  ])('refuses %i-%i-%i, which never was', (year, month, day) => {
    expect(plainDate(year, month, day)).toBeNull();
  });

  it('counts over the end of a leap February', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });
});

describe('a year as people write it', () => {
  it.each([
    ['2026', { era: null, year: 2026 }],
    ['2026年', { era: null, year: 2026 }],
    ['令和8', { era: 'reiwa', year: 8 }],
    ['令和元年', { era: 'reiwa', year: 1 }],
    ['R8', { era: 'reiwa', year: 8 }],
    ['h31', { era: 'heisei', year: 31 }],
    ['昭和 23 年', { era: 'showa', year: 23 }],
    ['Reiwa 8', { era: 'reiwa', year: 8 }],
  ])('reads %s', (text, year) => {
    expect(readYear(text)).toEqual(year);
  });

  it.each(['', '8', '26', '平安3', '令和0', 'abc', '20260'])('does not read "%s"', (text) => {
    expect(readYear(text)).toBeNull();
  });

  it.each([
    ['平成31', 4, 30, '2019-04-30'],
    ['平成31', 5, 1, null],
    ['令和元', 5, 1, '2019-05-01'],
    ['令和元', 4, 30, null],
    ['昭和64', 1, 7, '1989-01-07'],
    ['平成元', 1, 8, '1989-01-08'],
    ['大正15', 12, 24, '1926-12-24'],
    ['昭和元', 12, 25, '1926-12-25'],
    ['明治45', 7, 29, '1912-07-29'],
  ])('%s年%i月%i日 is %s', (text, month, day, date) => {
    const year = readYear(text);
    expect(year && dateInEra(year, month, day)).toBe(date);
  });
});
