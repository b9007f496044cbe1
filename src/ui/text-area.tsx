import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, type FieldWords } from './field-ids.ts';
import { FieldError, FieldHelp, FieldMark } from './field-texts.tsx';
import { INPUT_CLASS } from './input-class.ts';

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'id' | 'placeholder'> &
  FieldWords & {
    /** The error summary links to it. */
    readonly id: string;
  };

/** Several lines; `rows` says how many one sees. */
export function TextArea({ id, label, mark, help, error, className, ...props }: TextAreaProps) {
  return (
    <div className="flex flex-col gap-1" data-invalid={error ? true : undefined}>
      <label htmlFor={id} className="font-bold">
        {label}
        <FieldMark>{mark}</FieldMark>
      </label>
      <FieldHelp id={id}>{help}</FieldHelp>
      <textarea
        {...props}
        id={id}
        className={classNames(INPUT_CLASS, 'w-full', className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error }, props['aria-describedby'])}
      />
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}
