/** Look of a list whose rows are links. */
export const LINK_LIST_CLASS = 'flex flex-col border-t border-line';

/** Look of a link that is a whole row, for `<li><Link className={LIST_LINK_CLASS}>`. */
export const LIST_LINK_CLASS =
  'flex min-h-14 flex-col justify-center border-b border-line px-2 py-3 text-text no-underline hover:bg-accent-soft hover:text-text [&>:first-child]:font-bold [&>:first-child]:text-accent [&>:first-child]:underline';
