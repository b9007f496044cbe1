import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#ui/choice.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { InputProps } from './field-input.tsx';

/** マイナンバー: twelve digits behind dots, typed twice, and kept nowhere but in the memory of this page. */
export function MyNumberField({ field, words, typing, errors, readOnly }: InputProps<'my-number'>) {
  const { t } = useTranslation('applications');
  const [isShown, setShown] = useState(false);
  const box = (part: 'First' | 'Again') => ({
    ...typing.box(`${field.key}${part}`),
    id: `${field.key}${part}`,
    error: errors.get(`${field.key}${part}`),
    mark: words.mark,
    inputMode: 'numeric' as const,
    masked: !isShown,
    readOnly,
    className: 'max-w-60',
  });
  return (
    <Fieldset {...words} mark={undefined}>
      <div className="flex flex-col gap-4">
        <p className="text-muted">{t('myNumber.notKept')}</p>
        <TextField {...box('First')} label={t('myNumber.number')} />
        <TextField {...box('Again')} label={t('myNumber.again')} />
        <Checkbox
          id={`${field.key}Shown`}
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
          label={t('myNumber.show')}
        />
      </div>
    </Fieldset>
  );
}
