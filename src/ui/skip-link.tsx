import type { ComponentProps } from 'react';

/** First in the page, seen only with the focus: past the frame to the content. */
export function SkipLink({ children, ...props }: ComponentProps<'a'>) {
  return (
    <a {...props} className="sr-only bg-surface p-3 focus:not-sr-only">
      {children}
    </a>
  );
}
