import type { TFunction } from 'i18next';
import type { Issue } from '#contract/problem.ts';
import type { IssueCode } from '#contract/procedures/rules.ts';
import type { Field, ProcedureText } from '#contract/procedures/schema.ts';

type Words = TFunction<'applications'>;

/** What is wrong with one answer and how to mend it, naming the field as the reader sees it. */
export function issueWords(t: Words, issue: Issue, field: Field | null, text: ProcedureText): string {
  const name = fieldName(t, issue.path, field, text);
  const limits = issue.parameters ?? {};
  // The code of another version of the rules is none of ours, and reaches the default all the same.
  const code = issue.code as IssueCode;
  switch (code) {
    case 'missing':
      return field?.kind === 'choice' || field?.kind === 'yes-no'
        ? t('issue.missingChoice', { field: name })
        : t('issue.missing', { field: name });
    case 'too-long':
      return t('issue.tooLong', { field: name, maxLength: limits.maxLength });
    case 'not-text':
      return t('issue.notText', { field: name });
    case 'not-a-date':
      return t('issue.notADate', { field: name });
    case 'in-the-future':
      return t('issue.inTheFuture', { field: name });
    case 'too-early':
      return t('issue.tooEarly', { field: name });
    case 'not-a-phone':
      return t('issue.notAPhone', { field: name });
    case 'not-a-postal-code':
      return t('issue.notAPostalCode');
    case 'wrong-length':
      return t('issue.wrongLength', { field: name, length: limits.length });
    case 'too-many':
      return t('issue.tooMany', { field: name, maxFiles: limits.maxFiles });
    case 'not-declared':
      return t('issue.notDeclared');
    case 'not-eligible':
      return t('issue.notEligible');
    case 'unknown-option':
      return t('issue.unknownOption', { field: name });
    default:
      code satisfies never;
      // Codes of another version of the rules get the gentlest words.
      return t('issue.unknownOption', { field: name });
  }
}

const ADDRESS_PART_KEYS = {
  PostalCode: 'address.postalCode',
  Town: 'address.town',
  Street: 'address.street',
  Building: 'address.building',
} as const;

function fieldName(t: Words, path: string, field: Field | null, text: ProcedureText): string {
  const label = text.fields[field?.key ?? path]?.label ?? '';
  if (field?.kind !== 'address') return label;
  const part = path.slice(field.key.length);
  return part in ADDRESS_PART_KEYS ? t(ADDRESS_PART_KEYS[part as keyof typeof ADDRESS_PART_KEYS]) : label;
}
