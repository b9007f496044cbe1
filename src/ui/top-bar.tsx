import type { ReactNode } from 'react';

type TopBarProps = {
  readonly children: ReactNode;
  /** At the end of the line: the language, or what is saved. */
  readonly end?: ReactNode;
};

/** Where I am. */
export function TopBar({ children, end }: TopBarProps) {
  return (
    <header className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 border-b border-line px-4 py-1">
      <div className="font-bold">{children}</div>
      {end}
    </header>
  );
}
