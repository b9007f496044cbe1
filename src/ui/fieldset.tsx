import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, type FieldWords } from './field-ids.ts';
import { FieldError, FieldHelp, FieldMark } from './field-texts.tsx';

type FieldsetProps = Omit<ComponentProps<'fieldset'>, 'id'> & FieldWords & { readonly id: string };

/** Several inputs that answer one question; the label is its legend. */
export function Fieldset({ id, label, mark, help, error, className, children, ...props }: FieldsetProps) {
  return (
    <fieldset
      {...props}
      id={id}
      className={classNames('flex min-w-0 flex-col gap-2', className)}
      data-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, { help, error }, props['aria-describedby'])}
    >
      <legend className="mb-1 font-bold">
        {label}
        <FieldMark>{mark}</FieldMark>
      </legend>
      <FieldHelp id={id}>{help}</FieldHelp>
      {children}
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
