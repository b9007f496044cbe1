import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

type TagProps = ComponentProps<'span'> & {
  readonly kind?: 'neutral' | 'info' | 'success' | 'warning' | 'danger';
};

const KINDS = {
  neutral: 'border-field text-text',
  info: 'border-accent bg-accent-soft text-accent',
  success: 'border-success bg-success-soft text-success',
  warning: 'border-warning bg-warning-soft text-warning',
  danger: 'border-danger bg-danger-soft text-danger',
};

/** A state in one or two words; the words carry it, the colour helps. */
export function Tag({ kind = 'neutral', className, ...props }: TagProps) {
  return (
    <span
      {...props}
      data-kind={kind}
      className={classNames(
        'inline-block self-start rounded-4 border px-2 font-bold leading-150',
        KINDS[kind],
        className,
      )}
    />
  );
}
