import type { ReactNode } from 'react';

type AppFrameProps = {
  /** Over everything: skip link, colour band, top bar. */
  readonly header: ReactNode;
  /** A `TabBar`, or nothing. */
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
};

/** Where things stand: tabs below on a phone, beside on a wide screen; the text never wider than one reads. */
export function AppFrame({ header, tabs, children }: AppFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header>{header}</header>
      <div className="flex grow flex-col lg:flex-row-reverse lg:justify-end">
        <div className="mx-auto flex w-full max-w-3xl min-w-0 grow flex-col gap-4 px-4 pt-4 pb-8">
          {children}
        </div>
        {tabs}
      </div>
    </div>
  );
}
