/**
 * A draft saves itself: at the latest 300 ms after something was typed, and at once when the page goes away.
 * What could not be written (a full disk) is kept here and tried again by `flush`.
 */
import type { Answers } from '#contract/procedures/answers.ts';
import { ok, type Result } from '#lib/result.ts';
import type { Store, StoreFailure } from './store.ts';

export type WriterState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly failure: StoreFailure };

export type DraftWriter = {
  /** Takes what was typed into a draft; returns at once. */
  type(id: string, typed: Answers): void;
  /** Writes everything now. The first failure is the answer; what failed stays to be written. */
  flush(): Promise<Result<null, StoreFailure>>;
  /** Typed but not yet on disk. */
  pending(id: string): Answers;
  subscribe(listener: (id: string, state: WriterState) => void): () => void;
};

type Options = {
  readonly save: Store['saveAnswers'];
  readonly timer?: (work: () => void, ms: number) => void;
};

const DELAY_MS = 300;

export function createDraftWriter({
  save,
  timer = (work, ms) => void setTimeout(work, ms),
}: Options): DraftWriter {
  const waiting = new Map<string, Record<string, string>>();
  const listeners = new Set<(id: string, state: WriterState) => void>();
  let isPlanned = false;
  let last: Promise<Result<null, StoreFailure>> = Promise.resolve(ok(null));

  function tell(id: string, state: WriterState): void {
    for (const listener of listeners) listener(id, state);
  }

  async function writeAll(): Promise<Result<null, StoreFailure>> {
    let outcome: Result<null, StoreFailure> = ok(null);
    for (const [id, typed] of [...waiting]) {
      waiting.delete(id);
      const saved = await save(id, typed);
      if (saved.ok) {
        tell(id, { kind: 'saved', at: saved.value.savedAt });
        continue;
      }
      // Newer text in the same field wins over the one that came back.
      waiting.set(id, { ...typed, ...waiting.get(id) });
      tell(id, { kind: 'failed', failure: saved.failure });
      outcome = saved;
    }
    return outcome;
  }

  function flush(): Promise<Result<null, StoreFailure>> {
    // One after the other, also when a write broke: two saves of one tab never race.
    last = last.then(writeAll, writeAll);
    return last;
  }

  return {
    type(id, typed) {
      waiting.set(id, { ...waiting.get(id), ...typed });
      if (isPlanned) return;
      isPlanned = true;
      timer(() => {
        isPlanned = false;
        void flush();
      }, DELAY_MS);
    },
    flush,
    pending: (id) => waiting.get(id) ?? {},
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
