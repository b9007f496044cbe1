/**
 * One definition, one verdict: these pure functions decide on the phone while a person writes and on the
 * server when it arrives. Nothing here reads a clock; `today` is a plain date in Asia/Tokyo.
 */
import { addDays, dateInEra, isPlainDate, type PlainDate, readYear } from '#lib/dates.ts';
import {
  countCharacters,
  digitsOnly,
  halfWidth,
  katakana,
  tidyLine,
  withoutSeparators,
} from '#lib/japanese.ts';
import type { Issue } from '../problem.ts';
import type { Provenance } from '../provenance.ts';
import { type AddressPart, type Answers, attachmentIds, normalisedKeys } from './answers.ts';
import type { Condition, Field, Page, ProcedureDefinition } from './schema.ts';

export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  return answers[condition.field] === condition.is;
}

/**
 * Answers in the form in which they are decided upon, sent and stored: numbers half width, readings in
 * katakana, dates as one day, names untouched; what is not asked is gone. A value that cannot be read stays
 * as typed, for `validate` to name. Applying it twice changes nothing.
 */
export function normalise(definition: ProcedureDefinition, typed: Answers): Answers {
  const answers: Record<string, string> = {};
  for (const question of definition.eligibility?.questions ?? []) {
    const answer = typed[question.key];
    if (answer !== undefined && answer !== '' && holds(question.when, answers))
      answers[question.key] = answer;
  }
  for (const page of definition.pages) {
    if (!holds(page.when, answers)) continue;
    for (const field of page.fields) {
      if (holds(field.when, answers)) Object.assign(answers, normaliseField(field, typed));
    }
  }
  return answers;
}

function normaliseField(field: Field, typed: Answers): Answers {
  const value = typed[field.key] ?? '';
  switch (field.kind) {
    case 'name':
      // A name is kept exactly as typed; only the blanks around it go.
      return present(field.key, value.trim());
    case 'kana':
      return present(field.key, katakana(value));
    case 'text':
      return present(field.key, tidyLine(value));
    case 'phone':
    case 'digits':
      return present(field.key, withoutSeparators(value));
    case 'date':
      return normaliseDate(field.key, typed);
    case 'address':
      return normaliseAddress(field.key, typed);
    case 'attachment':
      return present(field.key, tidyLine(value));
    case 'choice':
    case 'yes-no':
    case 'declaration':
      return present(field.key, value);
  }
}

function present(key: string, value: string): Answers {
  return value === '' ? {} : { [key]: value };
}

function normaliseDate(key: string, typed: Answers): Answers {
  const parts = {
    year: tidyLine(halfWidth(typed[`${key}Year`] ?? '')),
    month: digitsOnly(typed[`${key}Month`] ?? ''),
    day: digitsOnly(typed[`${key}Day`] ?? ''),
  };
  if (parts.year === '' && parts.month === '' && parts.day === '') return present(key, typed[key] ?? '');
  const year = readYear(parts.year);
  const date = year && dateInEra(year, Number(parts.month), Number(parts.day));
  if (date) return { [key]: date };
  return {
    ...present(`${key}Year`, parts.year),
    ...present(`${key}Month`, parts.month),
    ...present(`${key}Day`, parts.day),
  };
}

function normaliseAddress(key: string, typed: Answers): Answers {
  const part = (name: AddressPart) => typed[`${key}${name}`] ?? '';
  return {
    ...present(`${key}PostalCode`, withoutSeparators(part('PostalCode')).replaceAll('〒', '')),
    ...present(`${key}Town`, tidyLine(part('Town'))),
    ...present(`${key}Street`, tidyLine(part('Street'))),
    ...present(`${key}Building`, tidyLine(part('Building'))),
  };
}

/** Pages that are asked, in order. */
export function visiblePages(definition: ProcedureDefinition, answers: Answers): readonly Page[] {
  return definition.pages.filter((page) => holds(page.when, answers));
}

export function visibleFields(page: Page, answers: Answers): readonly Field[] {
  return page.fields.filter((field) => holds(field.when, answers));
}

export type IssueCode =
  | 'missing'
  | 'too-long'
  | 'not-text'
  | 'not-a-date'
  | 'in-the-future'
  | 'too-early'
  | 'not-a-phone'
  | 'not-a-postal-code'
  | 'wrong-length'
  | 'unknown-option'
  | 'too-many'
  | 'not-declared'
  | 'not-eligible';

/**
 * What must be mended before this can be sent, in the order in which it is asked.
 * @param answers normalised
 * @param today in Asia/Tokyo
 */
export function validate(
  definition: ProcedureDefinition,
  answers: Answers,
  today: PlainDate,
): readonly Issue[] {
  const verdict = eligibility(definition, answers);
  const issues: Issue[] =
    verdict.kind === 'verdict' && verdict.outcome === 'counter'
      ? [issue(definition.eligibility?.questions[0]?.key ?? '', 'not-eligible')]
      : [];
  issues.push(...validateQuestions(definition, answers));
  for (const page of visiblePages(definition, answers)) issues.push(...validatePage(page, answers, today));
  return issues;
}

/** The questions before the form may be left out, but not answered with something that was not offered. */
function validateQuestions(definition: ProcedureDefinition, answers: Answers): readonly Issue[] {
  return (definition.eligibility?.questions ?? [])
    .filter(
      ({ key, options }) => answers[key] !== undefined && !options.some((option) => option === answers[key]),
    )
    .map(({ key }) => issue(key, 'unknown-option'));
}

/** The same for one page, as when "next" is pressed. */
export function validatePage(page: Page, answers: Answers, today: PlainDate): readonly Issue[] {
  return visibleFields(page, answers).flatMap((field) => validateField(field, answers, today));
}

function issue(path: string, code: IssueCode, parameters?: Record<string, number>): Issue {
  return parameters ? { path, code, parameters } : { path, code };
}

function validateField(field: Field, answers: Answers, today: PlainDate): readonly Issue[] {
  const value = answers[field.key] ?? '';
  if (field.kind === 'address') return validateAddress(field, answers);
  const isTyped = value !== '' || (field.kind === 'date' && typedDateParts(field.key, answers));
  if (!isTyped) {
    if (field.optional) return [];
    return [issue(field.key, field.kind === 'declaration' ? 'not-declared' : 'missing')];
  }
  if (!isText(value)) return [issue(field.key, 'not-text')];
  switch (field.kind) {
    case 'name':
    case 'kana':
    case 'text':
      return countCharacters(value) > field.maxLength
        ? [issue(field.key, 'too-long', { maxLength: field.maxLength })]
        : [];
    case 'phone':
      return isPhone(value) ? [] : [issue(field.key, 'not-a-phone')];
    case 'digits':
      return new RegExp(`^\\d{${field.length}}$`).test(value)
        ? []
        : [issue(field.key, 'wrong-length', { length: field.length })];
    case 'date':
      return validateDate(field, value, answers, today);
    case 'choice':
      return field.options.includes(value) ? [] : [issue(field.key, 'unknown-option')];
    case 'yes-no':
      return value === 'yes' || value === 'no' ? [] : [issue(field.key, 'unknown-option')];
    case 'declaration':
      return value === 'yes' ? [] : [issue(field.key, 'not-declared')];
    case 'attachment':
      return attachmentIds(value).length > field.maxFiles
        ? [issue(field.key, 'too-many', { maxFiles: field.maxFiles })]
        : [];
  }
}

/** Half a character or a control code is no writing: nobody sees it, and the database could not hold it. */
function isText(value: string): boolean {
  return value.isWellFormed() && [...value].every((character) => character >= ' ' && character !== '\u007f');
}

function typedDateParts(key: string, answers: Answers): boolean {
  return ['Year', 'Month', 'Day'].some((part) => answers[`${key}${part}`] !== undefined);
}

function validateDate(
  field: Extract<Field, { kind: 'date' }>,
  value: string,
  answers: Answers,
  today: PlainDate,
): readonly Issue[] {
  if (!isPlainDate(value)) return [issue(field.key, 'not-a-date')];
  if (field.notAfterToday && value > today) return [issue(field.key, 'in-the-future')];
  const earliest =
    typeof field.notBefore === 'string' ? field.notBefore : answers[field.notBefore?.field ?? ''];
  return earliest !== undefined && value < earliest ? [issue(field.key, 'too-early')] : [];
}

/** Numbers of Japan (0…, 10 or 11 digits) and, for people who keep one from abroad, E.164 with its plus. */
function isPhone(value: string): boolean {
  return /^0\d{9,10}$/.test(value) || /^\+[1-9]\d{6,14}$/.test(value);
}

const ADDRESS_LINE_LENGTH = 100;

function validateAddress(field: Extract<Field, { kind: 'address' }>, answers: Answers): readonly Issue[] {
  const issues: Issue[] = [];
  const at = (part: AddressPart) => answers[`${field.key}${part}`];
  const isEmpty = normalisedKeys(field).every((key) => answers[key] === undefined);
  if (isEmpty && field.optional) return [];
  const postalCode = at('PostalCode');
  if (postalCode !== undefined && !/^\d{7}$/.test(postalCode)) {
    issues.push(issue(`${field.key}PostalCode`, 'not-a-postal-code'));
  }
  for (const part of ['Town', 'Street'] as const) {
    if (at(part) === undefined) issues.push(issue(`${field.key}${part}`, 'missing'));
  }
  for (const part of ['Town', 'Street', 'Building'] as const) {
    if (!isText(at(part) ?? '')) {
      issues.push(issue(`${field.key}${part}`, 'not-text'));
    } else if (countCharacters(at(part) ?? '') > ADDRESS_LINE_LENGTH) {
      issues.push(issue(`${field.key}${part}`, 'too-long', { maxLength: ADDRESS_LINE_LENGTH }));
    }
  }
  return issues;
}

export type EligibilityState =
  | { readonly kind: 'question'; readonly key: string; readonly options: readonly string[] }
  | {
      readonly kind: 'verdict';
      readonly outcome: 'needed' | 'not-needed' | 'ask' | 'counter';
      readonly reason: string;
      readonly provenance: Provenance;
    }
  | { readonly kind: 'none' };

/** The next question to ask, or the verdict once enough is known. */
export function eligibility(definition: ProcedureDefinition, answers: Answers): EligibilityState {
  const rules = definition.eligibility;
  if (!rules) return { kind: 'none' };
  for (const question of rules.questions) {
    if (!holds(question.when, answers)) continue;
    const answer = answers[question.key];
    if (answer === undefined || !question.options.some((option) => option === answer)) {
      return { kind: 'question', key: question.key, options: question.options };
    }
  }
  const verdict = rules.verdicts.find((candidate) => holds(candidate.when, answers));
  return verdict ? { kind: 'verdict', ...verdict } : { kind: 'none' };
}

export type Fee = {
  readonly items: readonly {
    readonly id: string;
    readonly yen: number | null;
    readonly provenance: Provenance;
  }[];
  /** Null when the amount of an item is not known. */
  readonly totalYen: number | null;
};

export function fee(definition: ProcedureDefinition, answers: Answers): Fee {
  const items = definition.fee.filter((item) => holds(item.when, answers));
  const totalYen = items.reduce<number | null>(
    (sum, item) => (sum === null || item.yen === null ? null : sum + item.yen),
    0,
  );
  return { items: items.map(({ id, yen, provenance }) => ({ id, yen, provenance })), totalYen };
}

/**
 * The last day on which it is in time. Filing later is accepted all the same.
 * @returns null when there is none, or the dates it counts from are not known yet
 */
export function deadline(definition: ProcedureDefinition, answers: Answers): PlainDate | null {
  if (!definition.deadline) return null;
  let latest: PlainDate | null = null;
  for (const { field, plusDays } of definition.deadline.fromLatestOf) {
    const date = answers[field];
    if (date === undefined || !isPlainDate(date)) return null;
    const start = addDays(date, plusDays);
    if (latest === null || start > latest) latest = start;
  }
  return latest && addDays(latest, definition.deadline.days);
}

/** Texts of what happens next that apply to these answers, in order. */
export function nextSteps(definition: ProcedureDefinition, answers: Answers): readonly string[] {
  return definition.next.filter((step) => holds(step.when, answers)).map((step) => step.id);
}

/** Ids of all attachments that these answers name. */
export function namedAttachments(definition: ProcedureDefinition, answers: Answers): readonly string[] {
  return visiblePages(definition, answers)
    .flatMap((page) => visibleFields(page, answers))
    .filter((field) => field.kind === 'attachment')
    .flatMap((field) => attachmentIds(answers[field.key]));
}

/** The part of the answers that says nothing about a person and may be stored readable. */
export function notPersonal(definition: ProcedureDefinition, answers: Answers): Answers {
  return Object.fromEntries(
    definition.notPersonal.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
  );
}
