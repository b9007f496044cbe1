import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type Kind } from './icon.tsx';

type NoticeProps = ComponentProps<'div'> & {
  readonly kind?: Kind;
  readonly heading?: ReactNode;
};

const COLOURS: Record<Kind, string> = {
  info: 'border-accent bg-accent-soft',
  success: 'border-success bg-success-soft',
  warning: 'border-warning bg-warning-soft',
  danger: 'border-danger bg-danger-soft',
};

const ICON_COLOURS: Record<Kind, string> = {
  info: 'text-accent',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
};

/** A message within the page. The caller passes `role="status"` or `"alert"` where it appears by itself. */
export function Notice({ kind = 'info', heading, className, children, ...props }: NoticeProps) {
  return (
    <div
      {...props}
      data-kind={kind}
      className={classNames('flex gap-3 rounded-8 border p-4', COLOURS[kind], className)}
    >
      <span className={ICON_COLOURS[kind]}>
        <Icon kind={kind} />
      </span>
      <div className="flex min-w-0 flex-col gap-2">
        {heading ? <p className="font-bold">{heading}</p> : null}
        {children}
      </div>
    </div>
  );
}
