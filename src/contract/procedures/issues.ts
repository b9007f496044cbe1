import type { Issue } from '../problem.ts';

/** What can be wrong with an answer. Numbers that words need are in the issue's parameters. */
export type IssueCode =
  | 'missing'
  | 'too-long'
  | 'not-text'
  | 'not-a-date'
  | 'in-the-future'
  | 'in-the-past'
  | 'too-early'
  | 'too-young'
  | 'too-old'
  | 'not-a-phone'
  | 'not-a-mail'
  | 'not-a-postal-code'
  | 'not-a-number'
  | 'too-low'
  | 'too-high'
  | 'wrong-length'
  | 'check-digit'
  | 'not-the-same'
  | 'not-katakana'
  | 'unknown-option'
  | 'too-few'
  | 'too-many'
  | 'too-few-entries'
  | 'too-many-entries'
  | 'not-declared'
  | 'not-eligible'
  | 'not-yet'
  | 'counter-only';

export function issue(path: string, code: IssueCode, parameters?: Record<string, number>): Issue {
  return parameters ? { path, code, parameters } : { path, code };
}
