import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateInEra,
  daysBetween,
  periodEnd,
  plainDate,
  readYear,
  tokyoDate,
  tokyoTimestamp,
} from './dates.ts';

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

  it.each([
    ['9999-12-31', 1, '9999-12-31'],
    ['1000-01-01', -1, '1000-01-01'],
    ['2026-11-21', 1e300, '9999-12-31'],
    ['2026-11-21', -1e300, '1000-01-01'],
  ])('%s and %d days stay inside the calendar', (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
  });
});

// 民法140条: the day itself is not counted; 143条2項: until the day before the corresponding one, or month's end.
describe('a period of months', () => {
  it.each([
    ['2026-11-21', 1, '2026-12-21'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2027-01-30', 1, '2027-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-02-28', 1, '2027-03-31'],
    ['2027-04-30', 1, '2027-05-31'],
    ['2026-08-31', 24, '2028-08-31'],
    ['2028-02-28', 12, '2029-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('after %s of %i ends on %s', (date, months, end) => {
    expect(periodEnd(date, months)).toBe(end);
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
    // The first and the last day of every era, and the days beside them.
    ['明治元', 12, 31, null],
    ['明治5', 12, 31, null],
    ['明治6', 1, 1, '1873-01-01'],
    ['明治45', 7, 30, null],
    ['大正元', 7, 29, null],
    ['大正元', 7, 30, '1912-07-30'],
    ['大正15', 12, 25, null],
    ['昭和元', 12, 24, null],
    ['昭和64', 1, 8, null],
    ['平成元', 1, 7, null],
    ['平成元年', 12, 31, '1989-12-31'],
    ['令和元年', 12, 31, '2019-12-31'],
    ['令和2', 1, 1, '2020-01-01'],
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
