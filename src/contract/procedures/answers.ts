/**
 * Answers are flat: one string for each thing that can be typed. A draft merges by key, a second tab loses
 * nothing, and the same shape crosses every border.
 */
import * as z from 'zod/mini';
import type { Field, PlainField } from './schema.ts';

/** Limits of the API (DESIGN §4): far above what any field allows, far below what hurts. */
const MAX_ANSWER_LENGTH = 4_000;
const MAX_ANSWERS = 400;

export const answersSchema = z
  .record(
    z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,59}$/)),
    z.string().check(z.maxLength(MAX_ANSWER_LENGTH)),
  )
  .check(z.refine((answers) => Object.keys(answers).length <= MAX_ANSWERS));

export type Answers = Readonly<Record<string, string>>;

/** The answer under a key; undefined when there is none. A key like `constructor` finds nothing inherited. */
export function answerTo(answers: Answers, key: string): string | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

const DATE_PARTS = ['Year', 'Month', 'Day'] as const;
const ADDRESS_PARTS = ['PostalCode', 'Town', 'Street', 'Building'] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

export const bankParts = ['Bank', 'Branch', 'Type', 'Number', 'Holder'] as const;
export type BankPart = (typeof bankParts)[number];

/** What `<key>Type` of a bank account may be: 普通 and 当座. */
export const accountTypes = ['ordinary', 'current'] as const;

/**
 * Keys under which a field is typed: three for a date, four for an address, two for what is typed twice, else
 * its own. Of a group it is the list of its entries; `expandField` gives the entries' fields.
 */
export function typedKeys(field: Field): readonly string[] {
  switch (field.kind) {
    case 'date':
      return DATE_PARTS.map((part) => `${field.key}${part}`);
    case 'my-number':
      return [`${field.key}First`, `${field.key}Again`];
    case 'address':
      return ADDRESS_PARTS.map((part) => `${field.key}${part}`);
    case 'bank-account':
      return bankParts.map((part) => `${field.key}${part}`);
    case 'name':
      return field.rightCharacter ? [field.key, `${field.key}Note`] : [field.key];
    default:
      return [field.key];
  }
}

/** Keys under which a normalised answer stands: a date is one `YYYY-MM-DD`, what was typed twice stands once. */
export function normalisedKeys(field: Field): readonly string[] {
  return field.kind === 'date' || field.kind === 'my-number' ? [field.key] : typedKeys(field);
}

/** Every key that belongs to a field, typed or normalised. */
export function keysOf(field: Field): readonly string[] {
  return [...new Set([...typedKeys(field), ...normalisedKeys(field)])];
}

/** Whether anything was answered, be it unreadable. */
export function isAnswered(field: PlainField, answers: Answers): boolean {
  return keysOf(field).some((key) => (answerTo(answers, key) ?? '') !== '');
}

/** The ids of an attachment field's answer. */
export function attachmentIds(answer: string | undefined): readonly string[] {
  return answer ? answer.split(' ') : [];
}
