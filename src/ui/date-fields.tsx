import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { errorId, type FieldWords } from './field-ids.ts';
import { Fieldset } from './fieldset.tsx';
import { INPUT_CLASS } from './input-class.ts';

type DatePart = Omit<ComponentProps<'input'>, 'id' | 'placeholder'> & { readonly label: ReactNode };

type DateFieldsProps = FieldWords & {
  readonly id: string;
  readonly year: DatePart;
  readonly month: DatePart;
  readonly day: DatePart;
};

/**
 * A date as three text fields: `<id>Year`, `<id>Month`, `<id>Day`. The year takes letters, for eras (令和8).
 * An error belongs to all three; they share its words.
 */
export function DateFields({ id, year, month, day, ...words }: DateFieldsProps) {
  const invalid = Boolean(words.error);
  return (
    <Fieldset id={id} {...words}>
      <div className="flex flex-wrap gap-3">
        <Part id={`${id}Year`} group={id} invalid={invalid} box="w-28" {...year} />
        <Part id={`${id}Month`} group={id} invalid={invalid} box="w-18" inputMode="numeric" {...month} />
        <Part id={`${id}Day`} group={id} invalid={invalid} box="w-18" inputMode="numeric" {...day} />
      </div>
    </Fieldset>
  );
}

function Part({
  id,
  group,
  invalid,
  box,
  label,
  className,
  ...props
}: DatePart & {
  readonly id: string;
  readonly group: string;
  readonly invalid: boolean;
  readonly box: string;
}) {
  return (
    <div className="flex flex-col">
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        {...props}
        id={id}
        className={classNames(INPUT_CLASS, box, className)}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? errorId(group) : undefined}
      />
    </div>
  );
}
