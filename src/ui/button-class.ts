import { classNames } from './class-names.ts';

export type ButtonVariant = 'solid' | 'outline' | 'text';

const SHAPE =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-8 border py-2 text-center font-bold ' +
  'data-busy:cursor-progress data-busy:border-dashed print:hidden';

// Every variant has a border: it is all that forced colours leave of a button.
const COLOURS: Record<ButtonVariant, string> = {
  solid:
    'px-5 border-accent bg-accent text-on-accent no-underline hover:border-accent-strong hover:bg-accent-strong hover:text-on-accent hover:underline',
  outline:
    'px-5 border-accent bg-surface text-accent no-underline hover:bg-accent-soft hover:text-accent-strong hover:underline',
  text: 'px-2 border-transparent bg-transparent text-accent underline hover:bg-accent-soft hover:text-accent-strong',
};

/** The look of a button, for links that are acts: `<Link className={buttonClass('solid')}>`. */
export function buttonClass(variant: ButtonVariant = 'solid', className?: string): string {
  return classNames(SHAPE, COLOURS[variant], className);
}
