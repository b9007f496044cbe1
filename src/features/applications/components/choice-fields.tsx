import { useTranslation } from 'react-i18next';
import { Checkbox, Radio } from '#ui/choice.tsx';
import { errorId } from '#ui/field-ids.ts';
import { FieldError } from '#ui/field-texts.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { useTyped } from '../model/typing.ts';
import type { InputProps } from './field-input.tsx';

type ChoiceFieldProps = Pick<InputProps<'choice' | 'yes-no'>, 'field' | 'words' | 'typing' | 'readOnly'> & {
  /** Words by option. */
  readonly options: Readonly<Record<string, string>>;
};

export function ChoiceField({ field, words, typing, readOnly, options }: ChoiceFieldProps) {
  const { t } = useTranslation('applications');
  const yesNo: Record<string, string> = { yes: t('yesNo.yes'), no: t('yesNo.no') };
  const offered = field.kind === 'choice' ? field.options : ['yes', 'no'];
  return (
    <Options
      name={field.key}
      words={words}
      typing={typing}
      readOnly={readOnly}
      options={offered.map((option) => ({ option, label: options[option] ?? yesNo[option] ?? option }))}
    />
  );
}

type OptionsProps = Pick<InputProps<'choice'>, 'words' | 'typing' | 'readOnly'> & {
  readonly name: string;
  readonly options: readonly { readonly option: string; readonly label: string }[];
};

/** One of several, kept under a key. */
export function Options({ name, words, typing, readOnly, options }: OptionsProps) {
  const chosen = useTyped(typing, name);
  return (
    <RadioGroup {...words}>
      {options.map(({ option, label }) => (
        <Radio
          key={option}
          id={`${name}-${option}`}
          name={name}
          value={option}
          checked={chosen === option}
          onChange={() => {
            if (!readOnly) typing.change(name, option);
          }}
          label={<MarkedText>{label}</MarkedText>}
        />
      ))}
    </RadioGroup>
  );
}

export function DeclarationField({ field, words, typing, errors, readOnly }: InputProps<'declaration'>) {
  const { key } = field;
  const isDeclared = useTyped(typing, key) === 'yes';
  return (
    <div id={key} className="flex flex-col gap-1" data-invalid={errors.has(key) || undefined}>
      <Checkbox
        id={`${key}-yes`}
        name={key}
        checked={isDeclared}
        aria-invalid={errors.has(key) || undefined}
        aria-describedby={errors.has(key) ? errorId(key) : undefined}
        onChange={(event) => {
          if (!readOnly) typing.change(key, event.currentTarget.checked ? 'yes' : '');
        }}
        label={words.label}
        help={words.help}
      />
      <FieldError id={key}>{words.error}</FieldError>
    </div>
  );
}
