import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** One quiet line about the whole page: that it is a sample. */
export function Banner({ className, ...props }: ComponentProps<'p'>) {
  return (
    <p {...props} className={classNames('rounded-8 bg-warning-soft px-3 py-1 text-warning', className)} />
  );
}
