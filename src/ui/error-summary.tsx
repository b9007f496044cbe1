import { type ComponentProps, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';

type ErrorSummaryProps = Omit<ComponentProps<'div'>, 'children'> & {
  readonly heading: ReactNode;
  /** `field` is the id of an input or of a fieldset. */
  readonly errors: readonly { readonly field: string; readonly text: ReactNode }[];
  /** Goes there itself, when the field is on another page. */
  readonly onGoTo?: (field: string) => void;
};

const INPUTS = 'input:not([type="hidden"]), select, textarea, button';

/**
 * What is still to be mended, with a link to each. It takes the focus when it appears; give it a new `key`
 * for each attempt, so that a second attempt is heard too.
 */
export function ErrorSummary({ heading, errors, onGoTo, className, ...props }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const headingId = useId();
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      {...props}
      ref={box}
      role="alert"
      aria-labelledby={headingId}
      tabIndex={-1}
      className={classNames('rounded-8 border-2 border-danger p-4', className)}
    >
      <h2 id={headingId}>{heading}</h2>
      <ul className="mt-2 list-disc ps-6">
        {errors.map(({ field, text }) => (
          <li key={field} className="py-1.5">
            <a
              href={`#${field}`}
              className="py-2 text-danger"
              onClick={(event) => {
                if (!onGoTo) return goTo(event, field);
                event.preventDefault();
                onGoTo(field);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** To the first input of a fieldset: a fieldset itself cannot be typed into. The address stays as it is. */
function goTo(event: MouseEvent, field: string) {
  const target = document.getElementById(field);
  if (!target) return;
  event.preventDefault();
  const input = target.matches(INPUTS) ? target : target.querySelector<HTMLElement>(INPUTS);
  // The label stands above the input and must be seen with it.
  (target.closest('fieldset, [data-invalid]') ?? target).scrollIntoView?.({ block: 'start' });
  input?.focus({ preventScroll: true });
}
