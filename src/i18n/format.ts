/** Dates, times and money as readers of each language say them; always in Asia/Tokyo. */

import { isPlainDate, type PlainDate } from '#lib/dates.ts';
import { htmlLang } from '#lib/languages.ts';

const TIME_ZONE = 'Asia/Tokyo';

/** `2026年12月21日（令和8年）`, `21 December 2026`, `21 tháng 12, 2026`. */
export function formatDate(tag: string, date: PlainDate): string {
  if (!isPlainDate(date)) return date;
  const noon = new Date(`${date}T12:00:00+09:00`);
  const text = intl(tag, { dateStyle: 'long' }).format(noon);
  if (!tag.startsWith('ja')) return text;
  const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    era: 'long',
    year: 'numeric',
    timeZone: TIME_ZONE,
  });
  return `${text}（${era.format(noon)}）`;
}

/** `10:32`, on the clock of Tokyo. */
export function formatTime(instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: TIME_ZONE }).format(instant);
}

/** Day and time of an instant: `2026年11月21日 10:32`. */
export function formatInstant(tag: string, instant: Date): string {
  return `${intl(tag, { dateStyle: 'long' }).format(instant)} ${formatTime(instant)}`;
}

/** A number with the reader's separators. The word for yen belongs to the text around it. */
export function formatNumber(tag: string, value: number): string {
  return new Intl.NumberFormat(localeOf(tag)).format(value);
}

function intl(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(tag), { ...options, timeZone: TIME_ZONE });
}

/** English of a Japanese city: day before month, no am or pm. */
function localeOf(tag: string): string {
  return tag === 'en' ? 'en-GB' : htmlLang(tag);
}
