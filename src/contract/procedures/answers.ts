/**
 * Answers are flat: one string for each thing that can be typed. A draft merges by key, a second tab loses
 * nothing, and the same shape crosses every border.
 */
import * as z from 'zod/mini';
import type { Field } from './schema.ts';

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

const DATE_PARTS = ['Year', 'Month', 'Day'] as const;
const ADDRESS_PARTS = ['PostalCode', 'Town', 'Street', 'Building'] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** Keys under which a field is typed: three for a date, four for an address, else its own. */
export function typedKeys(field: Field): readonly string[] {
  switch (field.kind) {
    case 'date':
      return DATE_PARTS.map((part) => `${field.key}${part}`);
    case 'address':
      return ADDRESS_PARTS.map((part) => `${field.key}${part}`);
    default:
      return [field.key];
  }
}

/** Keys under which a normalised answer stands: a date is one `YYYY-MM-DD`. */
export function normalisedKeys(field: Field): readonly string[] {
  return field.kind === 'date' ? [field.key] : typedKeys(field);
}

/** The ids of an attachment field's answer. */
export function attachmentIds(answer: string | undefined): readonly string[] {
  return answer ? answer.split(' ') : [];
}
