/**
 * A draft saves itself: the first letter at once, what follows within a tenth of a second. A page that goes
 * away cannot finish an encryption any more, so as little as possible may be left for that moment.
 * What could not be written is kept here and tried again by `flush`; a draft that is gone or was sent takes
 * nothing more and is let go.
 */
import type { Answers } from '#contract/procedures/answers.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Store, StoreFailure } from './store.ts';

export type WriterState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly failure: StoreFailure };

export type DraftWriter = {
  /** Takes what was typed into a draft; returns at once. */
  type(id: string, typed: Answers): void;
  /**
   * Writes everything now.
   * @param id answers for this draft alone; without it the first failure of any is the answer
   */
  flush(id?: string): Promise<Result<null, StoreFailure>>;
  /** Typed but not yet on disk. */
  pending(id: string): Answers;
  subscribe(listener: (id: string, state: WriterState) => void): () => void;
};

type Options = {
  readonly save: Store['saveAnswers'];
  readonly timer?: (work: () => void, ms: number) => void;
};

type Failures = ReadonlyMap<string, StoreFailure>;

const PAUSE_MS = 100;

export function createDraftWriter({
  save,
  timer = (work, ms) => void setTimeout(work, ms),
}: Options): DraftWriter {
  const waiting = new Map<string, Record<string, string>>();
  const listeners = new Set<(id: string, state: WriterState) => void>();
  let isPausing = false;
  let last: Promise<Failures> = Promise.resolve(new Map());

  function tell(id: string, state: WriterState): void {
    for (const listener of listeners) listener(id, state);
  }

  async function write(id: string, typed: Answers): Promise<StoreFailure | null> {
    const saved = await save(id, typed).catch(() => fail({ kind: 'not-saved' } as const));
    if (saved.ok) {
      tell(id, { kind: 'saved', at: saved.value.savedAt });
      return null;
    }
    const { failure } = saved;
    const isGone = failure.kind === 'not-a-draft' || failure.kind === 'not-here';
    // Newer text in the same field wins over the one that came back.
    if (!isGone) waiting.set(id, { ...typed, ...waiting.get(id) });
    tell(id, { kind: 'failed', failure });
    return failure;
  }

  async function writeAll(): Promise<Failures> {
    const failures = new Map<string, StoreFailure>();
    for (const [id, typed] of [...waiting]) {
      waiting.delete(id);
      const failure = await write(id, typed);
      if (failure) failures.set(id, failure);
    }
    return failures;
  }

  function saveSoonest(): Promise<Failures> {
    // One after the other: two saves of one tab never race.
    last = last.then(writeAll);
    return last;
  }

  /** One save now; what is typed during the pause goes with the next. */
  function saveAndPause(): void {
    isPausing = true;
    void saveSoonest().then((failures) => {
      timer(() => {
        isPausing = false;
        // What failed waits for the person or the next letter, not for another tenth of a second.
        if ([...waiting.keys()].some((id) => !failures.has(id))) saveAndPause();
      }, PAUSE_MS);
    });
  }

  return {
    type(id, typed) {
      waiting.set(id, { ...waiting.get(id), ...typed });
      if (!isPausing) saveAndPause();
    },
    async flush(id) {
      const failures = await saveSoonest();
      const failure = id === undefined ? [...failures.values()][0] : failures.get(id);
      return failure ? fail(failure) : ok(null);
    },
    pending: (id) => waiting.get(id) ?? {},
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
