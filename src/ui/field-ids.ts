import type { ReactNode } from 'react';

/** Words of a field, in the order in which they are shown: label, mark, help, (field), error. */
export type FieldWords = {
  readonly label: ReactNode;
  /** "required" or "optional", in words. */
  readonly mark?: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
};

export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;

/** The value of aria-describedby: the help, the error, and what the caller adds. */
export function describedBy(
  id: string,
  words: Pick<FieldWords, 'help' | 'error'>,
  more?: string,
): string | undefined {
  const ids = [words.help && helpId(id), words.error && errorId(id), more].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
