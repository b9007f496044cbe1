import type { ComponentProps } from 'react';

/** Look of a tab's link; `aria-current="page"` marks where one is (react-router's NavLink sets it). */
export const TAB_CLASS =
  'flex min-h-14 items-center justify-center border-t-4 border-transparent px-1 forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight] pb-1 text-center text-text no-underline hover:bg-accent-soft aria-[current=page]:border-accent aria-[current=page]:font-bold aria-[current=page]:text-accent lg:justify-start lg:border-t-0 lg:border-s-4 lg:px-4';

/**
 * The few places of the app: at the bottom on a phone, a side column on a wide screen. Children: `Tab`.
 * On very low screens (a phone at 200 % or lying) it scrolls away with the page instead of covering it.
 */
export function TabBar({ children, ...props }: ComponentProps<'nav'>) {
  return (
    <nav
      {...props}
      className="sticky bottom-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] [@media(max-height:26rem)]:static lg:static lg:w-56 lg:shrink-0 lg:border-e lg:border-t-0"
    >
      <ul className="flex lg:sticky lg:top-0 lg:flex-col lg:py-4">{children}</ul>
    </nav>
  );
}

export function Tab(props: ComponentProps<'li'>) {
  return <li {...props} className="grow" />;
}
