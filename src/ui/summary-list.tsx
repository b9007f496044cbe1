import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** Questions with their answers; the children are `SummaryRow` parts. */
export function SummaryList({ className, ...props }: ComponentProps<'dl'>) {
  return <dl {...props} className={classNames('flex flex-col', className)} />;
}

type SummaryRowProps = Omit<ComponentProps<'div'>, 'children'> & {
  readonly term: ReactNode;
  readonly children: ReactNode;
  /** A link that changes it; its name says what ("change the address"). */
  readonly action?: ReactNode;
};

export function SummaryRow({ term, action, children, className, ...props }: SummaryRowProps) {
  return (
    <div
      {...props}
      className={classNames('grid gap-x-4 border-b border-line py-3 sm:grid-cols-[1fr_2fr_auto]', className)}
    >
      <dt className="text-muted">{term}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
      {action ? <dd className="print:hidden">{action}</dd> : null}
    </div>
  );
}
