import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

type StatusLineProps = ComponentProps<'p'> & { readonly kind?: 'neutral' | 'success' | 'warning' };

const KINDS = { neutral: 'text-muted', success: 'text-success', warning: 'text-warning' };

/** The quiet truth about the phone and the network: "saved on this phone 10:32". Spoken when it changes. */
export function StatusLine({ kind = 'neutral', className, ...props }: StatusLineProps) {
  return (
    <p
      role="status"
      {...props}
      data-kind={kind}
      className={classNames(KINDS[kind], 'empty:absolute print:hidden', className)}
    />
  );
}
