/** Answers that stand in parts: each part has its own issue, at its own key. */
import type { Issue } from '../problem.ts';
import {
  type AddressPart,
  type Answers,
  accountTypes,
  answerTo,
  type BankPart,
  isAnswered,
} from './answers.ts';
import { issue } from './issues.ts';
import type { PlainField } from './schema.ts';
import { isLongerThan, isText } from './writing.ts';

const ADDRESS_LINE_LENGTH = 100;

type AddressField = Extract<PlainField, { kind: 'address' }>;
type BankField = Extract<PlainField, { kind: 'bank-account' }>;

export function validateAddress(field: AddressField, answers: Answers): readonly Issue[] {
  if (field.optional && !isAnswered(field, answers)) return [];
  const issues: Issue[] = [];
  const at = (part: AddressPart) => answerTo(answers, `${field.key}${part}`);
  const postalCode = at('PostalCode');
  if (postalCode !== undefined && !/^\d{7}$/.test(postalCode)) {
    issues.push(issue(`${field.key}PostalCode`, 'not-a-postal-code'));
  }
  for (const part of ['Town', 'Street'] as const) {
    if (at(part) === undefined) issues.push(issue(`${field.key}${part}`, 'missing'));
  }
  for (const part of ['Town', 'Street', 'Building'] as const) {
    issues.push(...validateLine(`${field.key}${part}`, at(part) ?? '', ADDRESS_LINE_LENGTH));
  }
  return issues;
}

const BANK_LINE_LENGTH = 60;
const ACCOUNT_NUMBER_LENGTH = 7;
/** What banks print in a holder's name (全銀協制定フォーマット), in full-width kana. */
const HOLDER = /^[ァ-ヴーヽヾA-Z\d ()（）「」.,・/\\-]+$/u;

export function validateBankAccount(field: BankField, answers: Answers): readonly Issue[] {
  if (field.optional && !isAnswered(field, answers)) return [];
  return [
    ...neededPart(field, answers, 'Bank', (key, value) => validateLine(key, value, BANK_LINE_LENGTH)),
    ...neededPart(field, answers, 'Branch', (key, value) => validateLine(key, value, BANK_LINE_LENGTH)),
    ...neededPart(field, answers, 'Type', (key, value) =>
      accountTypes.some((type) => type === value) ? [] : [issue(key, 'unknown-option')],
    ),
    ...neededPart(field, answers, 'Number', (key, value) =>
      /^\d{7}$/.test(value) ? [] : [issue(key, 'wrong-length', { length: ACCOUNT_NUMBER_LENGTH })],
    ),
    ...neededPart(field, answers, 'Holder', (key, value) => {
      const issues = validateLine(key, value, BANK_LINE_LENGTH);
      return issues.length > 0 || HOLDER.test(value) ? issues : [issue(key, 'not-katakana')];
    }),
  ];
}

function neededPart(
  field: BankField,
  answers: Answers,
  part: BankPart,
  check: (key: string, value: string) => readonly Issue[],
): readonly Issue[] {
  const key = `${field.key}${part}`;
  const value = answerTo(answers, key) ?? '';
  return value === '' ? [issue(key, 'missing')] : check(key, value);
}

function validateLine(key: string, value: string, maxLength: number): readonly Issue[] {
  if (!isText(value)) return [issue(key, 'not-text')];
  return isLongerThan(value, maxLength) ? [issue(key, 'too-long', { maxLength })] : [];
}
