import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

type CardProps = ComponentProps<'section'> & {
  /** `waiting` comes first on a page: it waits for the person. `quiet` has no border. */
  readonly variant?: 'plain' | 'waiting' | 'quiet';
};

const VARIANTS = {
  plain: 'border border-line',
  waiting: 'border-2 border-accent bg-accent-soft',
  quiet: 'border border-transparent bg-sunken',
};

export function Card({ variant = 'plain', className, ...props }: CardProps) {
  return (
    <section
      {...props}
      data-variant={variant}
      className={classNames('flex flex-col gap-2 rounded-12 p-4', VARIANTS[variant], className)}
    />
  );
}
