import { useEffect, useState } from 'react';
import { type CallFailure, call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import { readLifeEvents } from '#contract/procedures/endpoints.ts';
import type { LifeEvent } from '#contract/procedures/life-events.ts';

export type LifeEventQuery =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly event: LifeEvent }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/** One life event of the city in the reader's language. */
export function useLifeEvent({ city, language }: Place, id: string): LifeEventQuery {
  const [query, setQuery] = useState<LifeEventQuery>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    void call(readLifeEvents, { parameters: { city }, query: { language } }).then((answer) => {
      if (isGone) return;
      if (!answer.ok) return setQuery({ kind: 'failed', failure: answer.failure });
      const event = answer.value.value.events.find((candidate) => candidate.id === id);
      setQuery(event ? { kind: 'ready', event } : { kind: 'unknown' });
    });
    return () => {
      isGone = true;
    };
  }, [city, language, id]);
  return query;
}
