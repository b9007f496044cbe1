/** Answers in the one form in which they are decided upon, sent and stored. */
import { dateInEra, readYear } from '#lib/dates.ts';
import {
  accountHolder,
  digitsOnly,
  halfWidth,
  katakana,
  tidyLine,
  tidyLines,
  wholeNumber,
  withoutSeparators,
} from '#lib/japanese.ts';
import { type AddressPart, type Answers, answerTo, type BankPart } from './answers.ts';
import { holds } from './conditions.ts';
import { entriesOf, entryFields } from './entries.ts';
import type { Field, GroupField, PlainField, ProcedureDefinition } from './schema.ts';

/**
 * Numbers half width, readings in katakana, dates as one day, names untouched; entries of groups listed; what
 * is not asked is gone. A value that cannot be read stays as typed, for `validate` to name. Applying it twice
 * changes nothing.
 */
export function normalise(definition: ProcedureDefinition, typed: Answers): Answers {
  const answers: Record<string, string> = {};
  for (const question of definition.eligibility?.questions ?? []) {
    const answer = answerTo(typed, question.key) ?? '';
    if (answer !== '' && holds(question.when, answers)) answers[question.key] = answer;
  }
  for (const page of definition.pages) {
    if (!holds(page.when, answers)) continue;
    for (const field of page.fields) {
      if (holds(field.when, answers)) addField(field, typed, answers);
    }
  }
  return answers;
}

function addField(field: Field, typed: Answers, answers: Record<string, string>): void {
  if (field.kind === 'group') addGroup(field, typed, answers);
  else Object.assign(answers, normaliseField(field, typed));
}

function addGroup(group: GroupField, typed: Answers, answers: Record<string, string>): void {
  const entries = entriesOf(group, typed);
  Object.assign(answers, present(group.key, entries.join(' ')));
  for (const [index, entry] of entries.entries()) {
    for (const field of entryFields(group, entry, index + 1)) {
      if (holds(field.when, answers)) Object.assign(answers, normaliseField(field, typed));
    }
  }
}

function normaliseField(field: PlainField, typed: Answers): Answers {
  const { key } = field;
  const value = answerTo(typed, key) ?? '';
  switch (field.kind) {
    case 'name':
      // A name is kept exactly as typed; only the blanks around it go.
      return {
        ...present(key, value.trim()),
        ...(field.rightCharacter ? present(`${key}Note`, tidyLine(answerTo(typed, `${key}Note`) ?? '')) : {}),
      };
    case 'kana':
      return present(key, katakana(value));
    case 'text':
      return present(key, (field.lines ?? 1) > 1 ? tidyLines(value) : tidyLine(value));
    case 'phone':
    case 'digits':
    case 'insured-number':
      return present(key, withoutSeparators(value));
    case 'mail':
      return present(key, halfWidth(value).trim());
    case 'number':
    case 'money':
      return present(key, wholeNumber(value));
    case 'my-number':
      return normaliseMyNumber(key, typed);
    case 'date':
      return normaliseDate(key, typed);
    case 'address':
      return normaliseAddress(key, typed);
    case 'bank-account':
      return normaliseBankAccount(key, typed);
    case 'attachment':
      return present(key, tidyLine(value));
    case 'choice':
    case 'yes-no':
    case 'declaration':
      return present(key, value);
  }
}

function present(key: string, value: string): Answers {
  return value === '' ? {} : { [key]: value };
}

function normaliseDate(key: string, typed: Answers): Answers {
  const parts = {
    year: tidyLine(halfWidth(answerTo(typed, `${key}Year`) ?? '')),
    month: digitsOnly(answerTo(typed, `${key}Month`) ?? ''),
    day: digitsOnly(answerTo(typed, `${key}Day`) ?? ''),
  };
  if (parts.year === '' && parts.month === '' && parts.day === '') {
    return present(key, answerTo(typed, key) ?? '');
  }
  const year = readYear(parts.year);
  const date = year && dateInEra(year, Number(parts.month), Number(parts.day));
  if (date) return { [key]: date };
  return {
    ...present(`${key}Year`, parts.year),
    ...present(`${key}Month`, parts.month),
    ...present(`${key}Day`, parts.day),
  };
}

/** What is typed twice and agrees stands once. */
function normaliseMyNumber(key: string, typed: Answers): Answers {
  const first = withoutSeparators(answerTo(typed, `${key}First`) ?? '');
  const again = withoutSeparators(answerTo(typed, `${key}Again`) ?? '');
  if (first === '' && again === '') return present(key, withoutSeparators(answerTo(typed, key) ?? ''));
  if (first === again) return { [key]: first };
  return { ...present(`${key}First`, first), ...present(`${key}Again`, again) };
}

function normaliseAddress(key: string, typed: Answers): Answers {
  const part = (name: AddressPart) => answerTo(typed, `${key}${name}`) ?? '';
  return {
    ...present(`${key}PostalCode`, withoutSeparators(part('PostalCode')).replaceAll('〒', '')),
    ...present(`${key}Town`, tidyLine(part('Town'))),
    ...present(`${key}Street`, tidyLine(part('Street'))),
    ...present(`${key}Building`, tidyLine(part('Building'))),
  };
}

function normaliseBankAccount(key: string, typed: Answers): Answers {
  const part = (name: BankPart) => answerTo(typed, `${key}${name}`) ?? '';
  const number = withoutSeparators(part('Number'));
  return {
    ...present(`${key}Bank`, tidyLine(part('Bank'))),
    ...present(`${key}Branch`, tidyLine(part('Branch'))),
    ...present(`${key}Type`, part('Type')),
    // Bank books leave out the noughts in front; transfers need all seven digits.
    ...present(`${key}Number`, /^\d+$/.test(number) ? number.padStart(7, '0') : number),
    ...present(`${key}Holder`, accountHolder(part('Holder'))),
  };
}
