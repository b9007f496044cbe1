import type { ReactNode } from 'react';
import { errorId, helpId } from './field-ids.ts';

export function FieldMark({ children }: { readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      {/* A blank, not only a margin: a screen reader must not read one word. */}{' '}
      <span className="ms-1 font-normal text-muted">{children}</span>
    </>
  );
}

export function FieldHelp({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div id={helpId(id)} className="text-muted">
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={errorId(id)} className="border-s-4 border-danger ps-2 font-bold text-danger">
      {children}
    </p>
  );
}
