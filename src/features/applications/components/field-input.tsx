import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConcreteField } from '#contract/procedures/rules.ts';
import type { FieldText } from '#contract/procedures/schema.ts';
import type { FieldWords } from '#ui/field-ids.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Typing } from '../model/typing.ts';
import { AddressFields } from './address-fields.tsx';
import { BankFields } from './bank-fields.tsx';
import { ChoiceField, DeclarationField } from './choice-fields.tsx';
import { DateField } from './date-field.tsx';
import { MyNumberField } from './my-number-field.tsx';
import { NameField } from './name-field.tsx';
import { PhotoFrame } from './photo-frame.tsx';

/** Words for what is wrong, by the path of the issue. */
export type FieldErrors = ReadonlyMap<string, string>;

export type FieldInputProps = {
  readonly field: ConcreteField;
  readonly text: FieldText;
  readonly typing: Typing;
  readonly errors: FieldErrors;
  /** The disk is full: nothing more can be kept, so nothing more is taken. */
  readonly readOnly: boolean;
  /** Photographs have their own life; the page gives the part. */
  readonly renderPhotos: RenderPhotos;
};

export type AttachmentField = Extract<ConcreteField, { kind: 'attachment' }>;
export type RenderPhotos = (field: AttachmentField, label: string) => ReactNode;

/** What every input of a field gets. */
export type InputProps<Kind extends ConcreteField['kind']> = {
  readonly field: Extract<ConcreteField, { kind: Kind }>;
  readonly words: FieldWords & { readonly id: string };
  readonly typing: Typing;
  readonly errors: FieldErrors;
  readonly readOnly: boolean;
};

/** The right input for a field's kind. Drawn anew only when something else than its letters changes. */
export const FieldInput = memo(function FieldInput(props: FieldInputProps) {
  const { field, text, typing, errors, readOnly } = props;
  const { t } = useTranslation('applications');
  const { key } = field;
  const words = {
    id: key,
    label: <MarkedText>{text.label}</MarkedText>,
    mark: field.optional ? t('optional') : t('required'),
    help: text.help ? <MarkedText>{text.help}</MarkedText> : undefined,
    error: errors.get(key),
  };
  const common = { words, typing, errors, readOnly };
  const line = { ...words, ...typing.box(key), readOnly };
  switch (field.kind) {
    case 'name':
      return <NameField {...common} field={field} />;
    case 'kana':
      return <TextField {...line} autoComplete={field.autocomplete ?? 'off'} />;
    case 'text':
      return (field.lines ?? 1) > 1 ? (
        <TextArea {...line} rows={field.lines} />
      ) : (
        <TextField {...line} autoComplete={field.autocomplete ?? 'off'} />
      );
    case 'phone':
      return <TextField {...line} type="tel" inputMode="tel" autoComplete={field.autocomplete ?? 'tel'} />;
    case 'mail':
      // Not type="email": browsers change what is typed into it and hide it while it is no address.
      return (
        <TextField
          {...line}
          inputMode="email"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoComplete={field.autocomplete ?? 'email'}
        />
      );
    case 'digits':
    case 'insured-number':
      return <TextField {...line} inputMode="numeric" />;
    case 'number':
      return <TextField {...line} inputMode="numeric" suffix={text.unit} className="max-w-40" />;
    case 'money':
      return <TextField {...line} inputMode="numeric" suffix={t('unit.yen')} className="max-w-60" />;
    case 'my-number':
      return <MyNumberField {...common} field={field} />;
    case 'date':
      return <DateField {...common} field={field} />;
    case 'address':
      return <AddressFields {...common} field={field} />;
    case 'bank-account':
      return <BankFields {...common} field={field} />;
    case 'choice':
    case 'yes-no':
      return <ChoiceField {...common} field={field} options={text.options ?? {}} />;
    case 'attachment':
      return (
        <PhotoFrame field={field} words={words} sides={text.sides ?? {}}>
          {props.renderPhotos(field, text.label)}
        </PhotoFrame>
      );
    case 'declaration':
      return <DeclarationField {...common} field={field} />;
  }
});
