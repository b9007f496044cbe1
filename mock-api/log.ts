/**
 * One JSON line a request. It names the route's template, never the address that was asked for, and nothing
 * that a person wrote.
 */
export type RequestEntry = {
  readonly kind: 'request';
  readonly method: string;
  /** `/api/v1/{city}/applications`, never with its values. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly correlationId: string;
  /** The operation, once its input was accepted and the handler began. */
  readonly operation?: string;
};

export type FailureEntry = {
  readonly kind: 'failure';
  readonly correlationId: string;
  readonly error: Trace;
};

export type JobEntry = {
  readonly kind: 'job';
  readonly job: string;
  readonly error?: Trace;
  readonly changed?: number;
};

export type NoteEntry = { readonly kind: 'note'; readonly text: string };

export type LogEntry = RequestEntry | FailureEntry | JobEntry | NoteEntry;

export type Log = (entry: LogEntry) => void;

/** Where something went wrong, without its message: that may quote what a person wrote. */
export type Trace = {
  readonly name: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly frames: readonly string[];
};

export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const text = (key: 'code' | 'constraint') => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, key)?.value;
    return typeof value === 'string' ? { [key]: value } : {};
  };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    ...text('code'),
    ...text('constraint'),
    frames: frames.map((line) => line.trim()),
  };
}
