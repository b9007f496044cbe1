import type { ComponentProps, MouseEvent } from 'react';
import { type ButtonVariant, buttonClass } from './button-class.ts';

type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: ButtonVariant;
  /** At work: it says so, keeps its focus and ignores presses. Never `disabled`, which loses the focus. */
  readonly busy?: boolean;
};

export function Button({
  variant = 'solid',
  busy = false,
  type = 'button',
  className,
  onClick,
  ...props
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Enter in a form presses its submit button too, so this stops a second submit as well.
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...props}
      type={type}
      className={buttonClass(variant, className)}
      data-variant={variant}
      data-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={press}
    />
  );
}
