import type { TFunction } from 'i18next';
import { type Answers, attachmentIds } from '#contract/procedures/answers.ts';
import type { Field, ProcedureText } from '#contract/procedures/schema.ts';
import { formatDate } from '#i18n/format.ts';
import { isPlainDate } from '#lib/dates.ts';

/**
 * An answer as its reader says it. Lines are apart by line breaks.
 * @param answers normalised
 * @returns an empty string when nothing was answered
 */
export function answerWords(
  t: TFunction<'applications'>,
  language: string,
  field: Field,
  answers: Answers,
  text: ProcedureText,
): string {
  const value = answers[field.key] ?? '';
  switch (field.kind) {
    case 'date':
      return isPlainDate(value) ? formatDate(language, value) : value;
    case 'choice':
      return text.fields[field.key]?.options?.[value] ?? value;
    case 'yes-no':
      return value === 'yes' ? t('yesNo.yes') : value === 'no' ? t('yesNo.no') : '';
    case 'attachment': {
      const { length } = attachmentIds(value);
      return length === 0 ? '' : t('photo.count', { number: length });
    }
    case 'address':
      return addressWords(field.key, answers);
    default:
      return value;
  }
}

function addressWords(key: string, answers: Answers): string {
  const at = (part: string) => answers[`${key}${part}`] ?? '';
  const postalCode = at('PostalCode').replace(/^(\d{3})(\d{4})$/, '〒$1-$2');
  const lines = [postalCode, `${at('Town')}${at('Street')}`, at('Building')];
  return lines.filter((line) => line !== '').join('\n');
}
