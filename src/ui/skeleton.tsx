import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

type SkeletonProps = Omit<ComponentProps<'div'>, 'children'> & { readonly lines?: number };

/** The place of text that is being read. Words about the wait stand beside it, in a `role="status"`. */
export function Skeleton({ lines = 3, className, ...props }: SkeletonProps) {
  return (
    <div {...props} aria-hidden="true" className={classNames('flex flex-col gap-3', className)}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <div key={line} className="h-6 animate-pulse rounded-4 bg-sunken last:w-2/3" />
      ))}
    </div>
  );
}
