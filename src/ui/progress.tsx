import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** Native progress; without `value` it runs without end. Name it by `aria-label` or `aria-labelledby`. */
export function Progress({ className, ...props }: ComponentProps<'progress'>) {
  return <progress {...props} className={classNames('h-3 w-full', className)} />;
}
