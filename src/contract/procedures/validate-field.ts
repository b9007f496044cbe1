/** What is wrong with one answer. */
import { ageOn, marchAfterAttaining } from '#lib/ages.ts';
import { hasModulus10CheckDigit, hasMyNumberCheckDigit } from '#lib/check-digits.ts';
import { isPlainDate, type PlainDate } from '#lib/dates.ts';
import { countCharacters } from '#lib/japanese.ts';
import type { Issue } from '../problem.ts';
import { type Answers, answerTo, attachmentIds, isAnswered } from './answers.ts';
import { holds } from './conditions.ts';
import { issue } from './issues.ts';
import type { AgeRule, PlainField } from './schema.ts';
import { validateAddress, validateBankAccount } from './validate-parts.ts';
import { isLongerThan, isText } from './writing.ts';

/** Room to say which character is meant. */
const NOTE_LENGTH = 200;
/** RFC 5321 §4.5.3.1.3, without the angle brackets. */
const MAIL_LENGTH = 254;
/** As browsers check `type="email"` (HTML §4.10.5.1.5), with a dot in the domain. */
const MAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

type FieldOf<Kind extends PlainField['kind']> = Extract<PlainField, { kind: Kind }>;

/**
 * @param answers normalised
 * @param today in Asia/Tokyo
 */
export function validateField(field: PlainField, answers: Answers, today: PlainDate): readonly Issue[] {
  const { key } = field;
  if (field.kind === 'address') return validateAddress(field, answers);
  if (field.kind === 'bank-account') return validateBankAccount(field, answers);
  const note = field.kind === 'name' ? validateNote(field, answers) : [];
  if (!isAnswered(field, answers) || (field.kind === 'name' && answerTo(answers, key) === undefined)) {
    const needed = issue(key, field.kind === 'declaration' ? 'not-declared' : 'missing');
    return field.optional ? note : [needed, ...note];
  }
  const value = answerTo(answers, key) ?? '';
  const hasLines = field.kind === 'text' && (field.lines ?? 1) > 1;
  if (!isText(hasLines ? value.replaceAll('\n', ' ') : value)) return [issue(key, 'not-text'), ...note];
  return [...validateValue(field, value, answers, today), ...note];
}

function validateValue(
  field: Exclude<PlainField, FieldOf<'address' | 'bank-account'>>,
  value: string,
  answers: Answers,
  today: PlainDate,
): readonly Issue[] {
  const { key } = field;
  switch (field.kind) {
    case 'name':
    case 'kana':
    case 'text':
      return countCharacters(value) > field.maxLength
        ? [issue(key, 'too-long', { maxLength: field.maxLength })]
        : [];
    case 'phone':
      return isPhone(value) ? [] : [issue(key, 'not-a-phone')];
    case 'mail':
      return value.length <= MAIL_LENGTH && MAIL.test(value) ? [] : [issue(key, 'not-a-mail')];
    case 'digits':
      return isDigits(value, field.length) ? [] : [issue(key, 'wrong-length', { length: field.length })];
    case 'number':
    case 'money':
      return validateNumber(field, value);
    case 'insured-number':
      return validateInsuredNumber(field, value);
    case 'my-number':
      return validateMyNumber(key, value, answers);
    case 'date':
      return validateDate(field, value, answers, today);
    case 'choice':
      return field.options.includes(value) ? [] : [issue(key, 'unknown-option')];
    case 'yes-no':
      return value === 'yes' || value === 'no' ? [] : [issue(key, 'unknown-option')];
    case 'declaration':
      return value === 'yes' ? [] : [issue(key, 'not-declared')];
    case 'attachment':
      return validateAttachment(field, value);
  }
}

function validateNote(field: FieldOf<'name'>, answers: Answers): readonly Issue[] {
  const key = `${field.key}Note`;
  const note = field.rightCharacter ? (answerTo(answers, key) ?? '') : '';
  if (!isText(note)) return [issue(key, 'not-text')];
  return isLongerThan(note, NOTE_LENGTH) ? [issue(key, 'too-long', { maxLength: NOTE_LENGTH })] : [];
}

/** Numbers of Japan (0…, 10 or 11 digits) and, for people who keep one from abroad, E.164 with its plus. */
function isPhone(value: string): boolean {
  return /^0\d{9,10}$/.test(value) || /^\+[1-9]\d{6,14}$/.test(value);
}

function isDigits(value: string, length: number): boolean {
  return /^\d+$/.test(value) && value.length === length;
}

function validateNumber(field: FieldOf<'number' | 'money'>, value: string): readonly Issue[] {
  if (!/^-?\d+$/.test(value)) return [issue(field.key, 'not-a-number')];
  if (Number(value) < field.min) return [issue(field.key, 'too-low', { min: field.min })];
  return Number(value) > field.max ? [issue(field.key, 'too-high', { max: field.max })] : [];
}

function validateInsuredNumber(field: FieldOf<'insured-number'>, value: string): readonly Issue[] {
  if (!isDigits(value, field.length)) return [issue(field.key, 'wrong-length', { length: field.length })];
  const isRight = field.check === undefined || hasModulus10CheckDigit(value);
  return isRight ? [] : [issue(field.key, 'check-digit')];
}

const MY_NUMBER_LENGTH = 12;

function validateMyNumber(key: string, value: string, answers: Answers): readonly Issue[] {
  // Typed twice and not the same: both are still there.
  if (value === '') {
    const first = answerTo(answers, `${key}First`) === undefined;
    return [first ? issue(key, 'missing') : issue(`${key}Again`, 'not-the-same')];
  }
  if (!isDigits(value, MY_NUMBER_LENGTH)) return [issue(key, 'wrong-length', { length: MY_NUMBER_LENGTH })];
  return hasMyNumberCheckDigit(value) ? [] : [issue(key, 'check-digit')];
}

function validateDate(
  field: FieldOf<'date'>,
  value: string,
  answers: Answers,
  today: PlainDate,
): readonly Issue[] {
  const { key } = field;
  if (!isPlainDate(value)) return [issue(key, 'not-a-date')];
  if (field.notAfterToday && value > today) return [issue(key, 'in-the-future')];
  if (field.notBeforeToday && value < today) return [issue(key, 'in-the-past')];
  const earliest =
    typeof field.notBefore === 'object' ? answerTo(answers, field.notBefore.field) : field.notBefore;
  if (earliest !== undefined && isPlainDate(earliest) && value < earliest) return [issue(key, 'too-early')];
  for (const rule of field.ages ?? []) {
    const found = holds(rule.when, answers) ? validateAge(key, rule, value, answers, today) : null;
    if (found) return [found];
  }
  return [];
}

/** @returns null also while the day that counts is not known */
function validateAge(
  key: string,
  rule: AgeRule,
  birth: PlainDate,
  answers: Answers,
  today: PlainDate,
): Issue | null {
  const day = rule.on === undefined ? today : answerTo(answers, rule.on);
  if (day === undefined || !isPlainDate(day)) return null;
  const { atLeast, under, untilMarchAfter, fromAprilAfter } = rule;
  const age = ageOn(birth, day);
  if (atLeast !== undefined && age < atLeast) return issue(key, 'too-young', { atLeast });
  if (under !== undefined && age >= under) return issue(key, 'too-old', { under });
  if (untilMarchAfter !== undefined && day > marchAfterAttaining(birth, untilMarchAfter)) {
    return issue(key, 'too-old', { untilMarchAfter });
  }
  return fromAprilAfter !== undefined && day <= marchAfterAttaining(birth, fromAprilAfter)
    ? issue(key, 'too-young', { fromAprilAfter })
    : null;
}

function validateAttachment(field: FieldOf<'attachment'>, value: string): readonly Issue[] {
  const { length } = attachmentIds(value);
  const { key, minFiles = 1, maxFiles } = field;
  if (length > maxFiles) return [issue(key, 'too-many', { maxFiles })];
  return length < minFiles ? [issue(key, 'too-few', { minFiles })] : [];
}
