/**
 * Plain dates in Asia/Tokyo as `YYYY-MM-DD` strings: they sort as text, need no time zone and cross every
 * border unchanged. Japan has had no daylight saving time since 1951, so its offset is a constant.
 */
import type { Clock } from './clock.ts';

export type PlainDate = string & { readonly __brand?: 'PlainDate' };

const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day it is in Tokyo at the given instant. */
export function tokyoDate(instant: Date): PlainDate {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}

export function tokyoToday(clock: Clock): PlainDate {
  return tokyoDate(clock());
}

/** RFC 3339 with the offset of Tokyo, to the second: `2026-11-21T10:32:05+09:00`. */
export function tokyoTimestamp(instant: Date): string {
  return `${new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 19)}+09:00`;
}

/**
 * A plain date from its parts.
 * @returns null for a day that never was (30 February, month 13).
 */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

export function isPlainDate(text: string): text is PlainDate {
  const parts = PLAIN_DATE.exec(text);
  return parts !== null && plainDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text;
}

/** The calendar of plain dates: outside it four digits no longer sort. */
const FIRST_DAY: PlainDate = '1000-01-01';
const LAST_DAY: PlainDate = '9999-12-31';

/**
 * @param days may be negative
 * @returns a day of the calendar of plain dates: its first or last one where the sum lies outside
 */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateAt(Date.parse(`${date}T00:00:00Z`) + Math.trunc(days) * DAY_MS);
}

/** @returns null for a month that has no such day (30 February) */
function sameDayIn(year: number, month: number, day: number): PlainDate | null {
  const yearOfMonth = year + Math.floor((month - 1) / 12);
  return plainDate(yearOfMonth, ((((month - 1) % 12) + 12) % 12) + 1, day);
}

/** @param month may count beyond December */
function lastDayOfMonth(year: number, month: number): PlainDate {
  return dateAt(Date.UTC(year, month, 0));
}

function dateAt(time: number): PlainDate {
  const first = Date.parse(`${FIRST_DAY}T00:00:00Z`);
  const last = Date.parse(`${LAST_DAY}T00:00:00Z`);
  const within = Number.isNaN(time) ? last : Math.min(Math.max(time, first), last);
  return new Date(within).toISOString().slice(0, 10);
}

/**
 * The last day of a period of months or years that begins after `date`: the day itself is not counted
 * (民法140条), and the period ends on the day before the one that corresponds to its first day, or on the last
 * day of a month without such a day (民法143条2項).
 */
export function periodEnd(date: PlainDate, months: number): PlainDate {
  const first = partsOf(addDays(date, 1));
  const corresponding = sameDayIn(first.year, first.month + months, first.day);
  return corresponding ? addDays(corresponding, -1) : lastDayOfMonth(first.year, first.month + months);
}

export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Whole days from `from` until `until`; negative when `until` is earlier. */
export function daysBetween(from: PlainDate, until: PlainDate): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export type Era = 'reiwa' | 'heisei' | 'showa' | 'taisho' | 'meiji';

/**
 * First and last day of each era in the Gregorian calendar. Meiji counts from 1873, when the calendar itself
 * became Gregorian (明治五年太政官布告第337号); nobody alive was born before.
 */
const ERAS: Record<Era, { first: PlainDate; last: PlainDate; yearOne: number }> = {
  meiji: { first: '1873-01-01', last: '1912-07-29', yearOne: 1868 },
  taisho: { first: '1912-07-30', last: '1926-12-24', yearOne: 1912 },
  showa: { first: '1926-12-25', last: '1989-01-07', yearOne: 1926 },
  heisei: { first: '1989-01-08', last: '2019-04-30', yearOne: 1989 },
  reiwa: { first: '2019-05-01', last: '9999-12-31', yearOne: 2019 },
};

const ERA_NAMES: Record<string, Era> = {
  令和: 'reiwa',
  r: 'reiwa',
  reiwa: 'reiwa',
  平成: 'heisei',
  h: 'heisei',
  heisei: 'heisei',
  昭和: 'showa',
  s: 'showa',
  showa: 'showa',
  大正: 'taisho',
  t: 'taisho',
  taisho: 'taisho',
  明治: 'meiji',
  m: 'meiji',
  meiji: 'meiji',
};

export type TypedYear = { readonly era: Era | null; readonly year: number };

/**
 * Reads a year as people write it: `2026`, `2026年`, `令和8`, `令和元年`, `R8`, `h31`.
 * @param text already half width (see `halfWidth`)
 * @returns null when it is no year at all
 */
export function readYear(text: string): TypedYear | null {
  const match = /^([^\d\s元.]*)[\s.]*(\d{1,4}|元)\s*年?$/u.exec(text.trim().toLowerCase());
  if (!match) return null;
  const [, eraText = '', yearText = ''] = match;
  const year = yearText === '元' ? 1 : Number(yearText);
  if (eraText === '') return yearText.length === 4 ? { era: null, year } : null;
  const era = ERA_NAMES[eraText];
  return era && year > 0 ? { era, year } : null;
}

/**
 * A plain date from a year that may be of an era.
 * @returns null when that day was not in that era (平成31年5月1日 never was) or is no day at all
 */
export function dateInEra(year: TypedYear, month: number, day: number): PlainDate | null {
  if (year.era === null) return plainDate(year.year, month, day);
  const era = ERAS[year.era];
  const date = plainDate(era.yearOne + year.year - 1, month, day);
  return date !== null && date >= era.first && date <= era.last ? date : null;
}
