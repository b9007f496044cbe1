/**
 * Ages as Japanese law counts them. A person attains an age on the day before the birthday
 * (年齢計算ニ関スル法律 with 民法143条): who was born on 1 April belongs to the school year before.
 */
import { addDays, type PlainDate, partsOf, periodEnd, plainDate } from './dates.ts';

/** The day on which an age is attained. Born on 29 February, it is 28 February in every year. */
export function dayOfAttaining(birth: PlainDate, age: number): PlainDate {
  // The day of birth is counted (年齢計算ニ関スル法律1項): the period begins after the day before it.
  return periodEnd(addDays(birth, -1), age * 12);
}

/**
 * Completed years on a day.
 * @returns less than zero before the birth
 */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = partsOf(day).year - partsOf(birth).year;
  if (dayOfAttaining(birth, years + 1) <= day) return years + 1;
  return dayOfAttaining(birth, years) <= day ? years : years - 1;
}

/** 18歳に達する日以後の最初の3月31日: the first 31 March on or after the day on which the age is attained. */
export function marchAfterAttaining(birth: PlainDate, age: number): PlainDate {
  return fiscalYearEnd(dayOfAttaining(birth, age));
}

/** The year in which the fiscal year of a day began: from 1 April to 31 March (地方自治法208条). */
export function fiscalYear(day: PlainDate): number {
  const { year, month } = partsOf(day);
  return month >= 4 ? year : year - 1;
}

/** The 31 March on which the fiscal year of a day ends. */
export function fiscalYearEnd(day: PlainDate): PlainDate {
  return plainDate(fiscalYear(day) + 1, 3, 31) ?? day;
}
