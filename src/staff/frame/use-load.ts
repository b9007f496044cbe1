import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '#lib/result.ts';

export type Loaded<Value, Failure> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Answer<Value, Failure> = {
  readonly question: string;
  readonly loaded: Loaded<Value, Failure>;
  readonly last: Value | null;
};

/**
 * Reads something for a page. A newer question makes the answer to an older one void.
 * @param question what is asked, as text: another question is read anew
 * @returns the state; `last`, the newest value that came for any question; and `reload`, during which what
 *   is shown stays
 */
export function useLoad<Value, Failure>(question: string, load: () => Promise<Result<Value, Failure>>) {
  const [answer, setAnswer] = useState<Answer<Value, Failure> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const ask = useEffectEvent((_attempt: number) => load());
  useEffect(() => {
    let current = true;
    // Another attempt asks the same question again.
    void ask(attempt).then((result) => {
      if (!current) return;
      setAnswer((before) =>
        result.ok
          ? { question, loaded: { kind: 'ready', value: result.value }, last: result.value }
          : { question, loaded: { kind: 'failed', failure: result.failure }, last: before?.last ?? null },
      );
    });
    return () => {
      current = false;
    };
  }, [question, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const loaded: Loaded<Value, Failure> = answer?.question === question ? answer.loaded : { kind: 'loading' };
  return { loaded, last: answer?.last ?? null, reload };
}
