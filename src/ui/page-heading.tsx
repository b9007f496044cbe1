import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type PageHeadingProps = ComponentProps<'h1'> & {
  /** One line over it: where in the form, page n of m. */
  readonly above?: ReactNode;
};

/** The name of the page. It can take the focus, so that a new page is announced. */
export function PageHeading({ above, className, ...props }: PageHeadingProps) {
  return (
    <div className="flex flex-col gap-1">
      {above ? <p className="text-muted">{above}</p> : null}
      <h1 tabIndex={-1} {...props} className={classNames('focus-visible:outline-none', className)} />
    </div>
  );
}
