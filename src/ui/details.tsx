import type { ComponentProps, ReactNode } from 'react';

type DetailsProps = ComponentProps<'details'> & { readonly summary: ReactNode };

export function Details({ summary, className, children, ...props }: DetailsProps) {
  return (
    <details {...props} className={className}>
      <summary className="min-h-11 cursor-pointer py-2 text-accent underline underline-offset-4">
        {summary}
      </summary>
      <div className="flex flex-col gap-2 border-s-4 border-line py-2 ps-4">{children}</div>
    </details>
  );
}
