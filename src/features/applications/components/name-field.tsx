import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '#ui/details.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { InputProps } from './field-input.tsx';

/** A name, exactly as typed; and room to say which character is meant when it cannot be typed. */
export function NameField({ field, words, typing, errors, readOnly }: InputProps<'name'>) {
  const { t } = useTranslation('applications');
  const note = `${field.key}Note`;
  const [isNoted] = useState(() => typing.read(note) !== '');
  return (
    <div className="flex flex-col gap-1">
      <TextField
        {...words}
        {...typing.box(field.key)}
        readOnly={readOnly}
        autoComplete={field.autocomplete ?? 'off'}
      />
      {field.rightCharacter ? (
        <Details summary={t('name.note')} open={isNoted || errors.has(note)}>
          <TextField
            {...typing.box(note)}
            id={note}
            label={t('name.noteLabel')}
            mark={t('optional')}
            help={<MarkedText>{t('name.noteHelp')}</MarkedText>}
            error={errors.get(note)}
            readOnly={readOnly}
          />
        </Details>
      ) : null}
    </div>
  );
}
