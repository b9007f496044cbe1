import type { ComponentProps, ReactNode } from 'react';
import { buttonClass } from './button-class.ts';

type FileButtonProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & { readonly children: ReactNode };

/** A file input that looks like a button; its words are the children. `accept` and `capture` are native. */
export function FileButton({ children, className, ...props }: FileButtonProps) {
  return (
    <label
      className={buttonClass(
        'outline',
        `relative cursor-pointer has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-ring) ${className ?? ''}`,
      )}
    >
      {/* Transparent over the whole label, not hidden: screen readers that explore by touch find it. */}
      <input {...props} type="file" className="absolute inset-0 size-full cursor-pointer opacity-0" />
      {children}
    </label>
  );
}
