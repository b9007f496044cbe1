import type { ReactNode } from 'react';

type TopBarProps = {
  readonly children: ReactNode;
  /** At the end of the line: the language, or what is saved. */
  readonly end?: ReactNode;
};

/** Where I am. */
export function TopBar({ children, end }: TopBarProps) {
  return (
    <div className="flex min-h-14 items-center justify-between gap-4 border-b border-line px-4 py-1 print:hidden">
      <div className="min-w-0 font-bold">{children}</div>
      {end}
    </div>
  );
}
