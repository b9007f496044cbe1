import type { TFunction } from 'i18next';
import type { Issue } from '#contract/problem.ts';
import type { Answers, BankPart } from '#contract/procedures/answers.ts';
import { type GroupOrConcrete, type IssueCode, ownerOf, wordsOf } from '#contract/procedures/rules.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { formatNumber } from '#i18n/format.ts';

type Words = TFunction<'applications'>;

/** What is wrong with one answer and how to mend it, naming the field as the reader sees it. */
export function issueWords(
  t: Words,
  language: string,
  issue: Issue,
  { definition, text }: ProcedureEdition,
  answers: Answers,
): string {
  const owner = ownerOf(definition, answers, issue.path);
  const known = owner && wordsOf(text, owner);
  const label = known?.words.label ?? text.eligibility.questions[issue.path]?.label ?? '';
  const field = partName(t, issue.path, owner) ?? label;
  const words = codeWords(t, language, issue, field, owner);
  if (!known?.entry) return words;
  return t('issue.inEntry', { entry: known.entry.words, number: known.entry.number, text: words });
}

function codeWords(
  t: Words,
  language: string,
  issue: Issue,
  field: string,
  owner: GroupOrConcrete | null,
): string {
  const limits = issue.parameters ?? {};
  const limit = (name: string) => formatNumber(language, Number(limits[name] ?? 0));
  // The code of another version of the rules is none of ours, and reaches the default all the same.
  const code = issue.code as IssueCode;
  switch (code) {
    case 'missing':
      return isChosen(issue.path, owner)
        ? t('issue.missingChoice', { field })
        : t('issue.missing', { field });
    case 'too-long':
      return t('issue.tooLong', { field, maxLength: limits.maxLength });
    case 'not-text':
      return t('issue.notText', { field });
    case 'not-a-date':
      return t('issue.notADate', { field });
    case 'in-the-future':
      return t('issue.inTheFuture', { field });
    case 'in-the-past':
      return t('issue.inThePast', { field });
    case 'too-early':
      return t('issue.tooEarly', { field });
    case 'too-young':
      return limits.atLeast === undefined
        ? t('issue.tooYoungBeforeApril', { field, age: limits.fromAprilAfter })
        : t('issue.tooYoung', { field, age: limits.atLeast });
    case 'too-old':
      return limits.under === undefined
        ? t('issue.tooOldAfterMarch', { field, age: limits.untilMarchAfter })
        : t('issue.tooOld', { field, age: limits.under });
    case 'not-a-phone':
      return t('issue.notAPhone', { field });
    case 'not-a-mail':
      return t('issue.notAMail', { field });
    case 'not-a-postal-code':
      return t('issue.notAPostalCode');
    case 'not-a-number':
      return t('issue.notANumber', { field });
    case 'too-low':
      return t('issue.tooLow', { field, min: limit('min') });
    case 'too-high':
      return t('issue.tooHigh', { field, max: limit('max') });
    case 'wrong-length':
      return t('issue.wrongLength', { field, length: limits.length });
    case 'check-digit':
      return t('issue.checkDigit', { field });
    case 'not-the-same':
      return t('issue.notTheSame');
    case 'not-katakana':
      return t('issue.notKatakana', { field });
    case 'too-many':
      return t('issue.tooMany', { field, maxFiles: limits.maxFiles });
    case 'too-few':
      return t('issue.tooFew', { field, minFiles: limits.minFiles });
    case 'too-many-entries':
      return t('issue.tooManyEntries', { field, max: limits.max });
    case 'too-few-entries':
      return t('issue.tooFewEntries', { field, min: limits.min });
    case 'not-declared':
      return t('issue.notDeclared');
    case 'not-eligible':
      return t('issue.notEligible');
    case 'not-yet':
      return t('issue.notYet', { days: limits.days });
    case 'counter-only':
      return t('issue.counterOnly', { days: limits.days });
    case 'unknown-option':
      return t('issue.unknownOption', { field });
    default:
      code satisfies never;
      // Codes of another version of the rules get the gentlest words.
      return t('issue.unknownOption', { field });
  }
}

function isChosen(path: string, owner: GroupOrConcrete | null): boolean {
  if (owner?.kind === 'bank-account') return path === `${owner.key}Type`;
  return owner?.kind === 'choice' || owner?.kind === 'yes-no';
}

const ADDRESS_PARTS = {
  PostalCode: 'address.postalCode',
  Town: 'address.town',
  Street: 'address.street',
  Building: 'address.building',
} as const;

const BANK_PARTS = {
  Bank: 'bank.bank',
  Branch: 'bank.branch',
  Type: 'bank.type',
  Number: 'bank.number',
  Holder: 'bank.holder',
} as const satisfies Record<BankPart, string>;

/** The name of a part, where a field has parts with names of their own. */
function partName(t: Words, path: string, owner: GroupOrConcrete | null): string | null {
  if (!owner) return null;
  const part = path.slice(owner.key.length);
  if (owner.kind === 'address' && part in ADDRESS_PARTS) {
    return t(ADDRESS_PARTS[part as keyof typeof ADDRESS_PARTS]);
  }
  if (owner.kind === 'bank-account' && part in BANK_PARTS) {
    return t(BANK_PARTS[part as keyof typeof BANK_PARTS]);
  }
  return owner.kind === 'name' && part === 'Note' ? t('name.noteLabel') : null;
}
