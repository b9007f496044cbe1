import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '#contract/procedures/answers.ts';
import type { Field, FieldText } from '#contract/procedures/schema.ts';
import { Checkbox, Radio } from '#ui/choice.tsx';
import { DateFields } from '#ui/date-fields.tsx';
import { errorId } from '#ui/field-ids.ts';
import { FieldError } from '#ui/field-texts.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { TextField } from '#ui/text-field.tsx';
import { AddressFields } from './address-fields.tsx';

export type FieldInputProps = {
  readonly field: Field;
  readonly text: FieldText;
  readonly typed: Answers;
  readonly onChange: (key: string, value: string) => void;
  /** Words for what is wrong, by the path of the issue. */
  readonly errors: ReadonlyMap<string, string>;
  /** The disk is full: nothing more can be kept, so nothing more is taken. */
  readonly readOnly: boolean;
  readonly city: string;
  /** Photographs have their own life; the page gives the part. */
  readonly attachment: ReactNode;
};

/** The right input for a field's kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, text, typed, onChange, errors, readOnly } = props;
  const { t } = useTranslation('applications');
  const { key } = field;
  const words = {
    id: key,
    label: <MarkedText>{text.label}</MarkedText>,
    mark: field.optional ? t('optional') : t('required'),
    help: text.help ? <MarkedText>{text.help}</MarkedText> : undefined,
    error: errors.get(key),
  };
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    readOnly,
    // Browsers remember what is typed into any other field, readable on the disk. Where a token stands, they
    // know it as the person's own name or address (WCAG 1.3.5).
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => onChange(name, event.currentTarget.value),
  });
  const pick = (value: string) => {
    if (!readOnly) onChange(key, value);
  };
  switch (field.kind) {
    case 'name':
    case 'kana':
    case 'text':
      return <TextField {...words} {...box(key)} autoComplete={field.autocomplete ?? 'off'} />;
    case 'phone':
      return (
        <TextField
          {...words}
          {...box(key)}
          type="tel"
          inputMode="tel"
          autoComplete={field.autocomplete ?? 'tel'}
        />
      );
    case 'digits':
      return <TextField {...words} {...box(key)} inputMode="numeric" />;
    case 'date':
      return (
        <DateFields
          {...words}
          help={
            <>
              {words.help} {t('date.help')}
            </>
          }
          year={{ ...box(`${key}Year`), label: t('date.year') }}
          month={{ ...box(`${key}Month`), label: t('date.month') }}
          day={{ ...box(`${key}Day`), label: t('date.day') }}
        />
      );
    case 'address':
      return <AddressFields {...props} words={words} box={box} />;
    case 'choice':
    case 'yes-no': {
      const options = field.kind === 'choice' ? field.options : (['yes', 'no'] as const);
      const yesNo: Record<string, string> = { yes: t('yesNo.yes'), no: t('yesNo.no') };
      return (
        <RadioGroup {...words}>
          {options.map((option) => (
            <Radio
              key={option}
              id={`${key}-${option}`}
              name={key}
              value={option}
              checked={typed[key] === option}
              onChange={() => pick(option)}
              label={<MarkedText>{text.options?.[option] ?? yesNo[option] ?? option}</MarkedText>}
            />
          ))}
        </RadioGroup>
      );
    }
    case 'attachment':
      return <Fieldset {...words}>{props.attachment}</Fieldset>;
    case 'declaration':
      return (
        <div id={key} className="flex flex-col gap-1" data-invalid={errors.has(key) || undefined}>
          <Checkbox
            id={`${key}-yes`}
            name={key}
            checked={typed[key] === 'yes'}
            aria-invalid={errors.has(key) || undefined}
            aria-describedby={errors.has(key) ? errorId(key) : undefined}
            onChange={(event) => pick(event.currentTarget.checked ? 'yes' : '')}
            label={words.label}
            help={words.help}
          />
          <FieldError id={key}>{words.error}</FieldError>
        </div>
      );
  }
}
