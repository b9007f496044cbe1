import type { TFunction } from 'i18next';
import { type Answers, attachmentIds } from '#contract/procedures/answers.ts';
import { type ConcreteField, wordsOf } from '#contract/procedures/rules.ts';
import type { ProcedureText } from '#contract/procedures/schema.ts';
import { formatDate, formatNumber } from '#i18n/format.ts';
import { isPlainDate } from '#lib/dates.ts';

/**
 * An answer as its reader says it. Lines are apart by line breaks.
 * @param answers normalised
 * @returns an empty string when nothing was answered
 */
export function answerWords(
  t: TFunction<'applications'>,
  language: string,
  field: ConcreteField,
  answers: Answers,
  text: ProcedureText,
): string {
  const at = (part: string) => answers[`${field.key}${part}`] ?? '';
  const value = at('');
  switch (field.kind) {
    case 'name':
      return lines(value, at('Note') && t('name.noted', { note: at('Note') }));
    case 'date':
      return isPlainDate(value) ? formatDate(language, value) : value;
    case 'choice':
      return wordsOf(text, field).words.options?.[value] ?? value;
    case 'yes-no':
      return value === 'yes' ? t('yesNo.yes') : value === 'no' ? t('yesNo.no') : '';
    case 'number':
      return isNumber(value)
        ? t('check.quantity', {
            number: formatNumber(language, Number(value)),
            unit: wordsOf(text, field).words.unit ?? '',
          }).trim()
        : value;
    case 'money':
      return isNumber(value) ? t('check.yen', { amount: formatNumber(language, Number(value)) }) : value;
    case 'attachment': {
      const { length } = attachmentIds(value);
      return length === 0 ? '' : t('photo.count', { number: length });
    }
    case 'my-number':
      return value !== '' || at('First') !== '' ? t('myNumber.given') : '';
    case 'address': {
      const postalCode = at('PostalCode').replace(/^(\d{3})(\d{4})$/, '〒$1-$2');
      return lines(postalCode, `${at('Town')}${at('Street')}`, at('Building'));
    }
    case 'bank-account': {
      const type = at('Type');
      const kind = type === 'ordinary' || type === 'current' ? t(`bank.${type}`) : type;
      return lines(
        [at('Bank'), at('Branch')].join(' ').trim(),
        `${kind} ${at('Number')}`.trim(),
        at('Holder'),
      );
    }
    default:
      return value;
  }
}

function isNumber(value: string): boolean {
  return /^-?\d+$/.test(value);
}

function lines(...all: readonly string[]): string {
  return all.filter((line) => line !== '').join('\n');
}
