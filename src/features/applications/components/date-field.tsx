import { useTranslation } from 'react-i18next';
import { DateFields } from '#ui/date-fields.tsx';
import type { InputProps } from './field-input.tsx';

/** Three boxes; the year takes an era, 元年 too. */
export function DateField({ field, words, typing, readOnly }: InputProps<'date'>) {
  const { t } = useTranslation('applications');
  const part = (name: string) => ({ ...typing.box(`${field.key}${name}`), readOnly });
  return (
    <DateFields
      {...words}
      help={
        <>
          {words.help} {t('date.help')}
        </>
      }
      year={{ ...part('Year'), label: t('date.year') }}
      month={{ ...part('Month'), label: t('date.month') }}
      day={{ ...part('Day'), label: t('date.day') }}
    />
  );
}
