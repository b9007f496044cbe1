import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, type FieldWords } from './field-ids.ts';
import { FieldError, FieldHelp, FieldMark } from './field-texts.tsx';
import { INPUT_CLASS } from './input-class.ts';

type TextFieldProps = Omit<ComponentProps<'input'>, 'id' | 'placeholder'> &
  FieldWords & {
    /** The error summary links to it. */
    readonly id: string;
    /** A unit after the box. */
    readonly suffix?: ReactNode;
    /** Shows dots, without being a password that the browser would offer to keep. */
    readonly masked?: boolean;
  };

export function TextField({
  id,
  label,
  mark,
  help,
  error,
  suffix,
  masked = false,
  className,
  ...props
}: TextFieldProps) {
  return (
    <div className="flex flex-col gap-1" data-invalid={error ? true : undefined}>
      <label htmlFor={id} className="font-bold">
        {label}
        <FieldMark>{mark}</FieldMark>
      </label>
      <FieldHelp id={id}>{help}</FieldHelp>
      <div className="flex items-center gap-2">
        <input
          type="text"
          {...props}
          id={id}
          data-masked={masked || undefined}
          className={classNames(INPUT_CLASS, 'w-full min-w-0', className)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help, error }, props['aria-describedby'])}
        />
        {suffix ? <span className="shrink-0">{suffix}</span> : null}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}
