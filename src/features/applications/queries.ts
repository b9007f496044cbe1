/** What the screens read: this phone's records, and the public texts they are filled in with. */
import { useCallback, useEffect, useState } from 'react';
import { type CallFailure, call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import { readPostalCodes } from '#contract/cities/endpoints.ts';
import type { PostalCodes } from '#contract/cities/schema.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import type { ApplicationRecord, Offline, Waiting } from '#offline/index.ts';

export type OpenOffline = () => Promise<Offline>;

export type ApplicationQuery =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'ready';
      readonly offline: Offline;
      readonly record: ApplicationRecord;
      readonly edition: ProcedureEdition;
    }
  /** The words of its procedure are not here; what is known without them can still be shown. */
  | { readonly kind: 'failed'; readonly failure: CallFailure; readonly record: ApplicationRecord };

/**
 * One application of this phone with its procedure, kept up to date while the page is open.
 * @throws while rendering, what kept the phone's store from opening: the error boundary has the words
 */
export function useApplication(
  openOffline: OpenOffline,
  { city, language }: Place,
  id: string,
): ApplicationQuery {
  const [query, setQuery] = useState<ApplicationQuery>({ kind: 'loading' });
  const broke = useBroken();
  useEffect(() => {
    let isGone = false;
    let stop = () => {};
    async function watch() {
      const offline = await openOffline();
      const record = await offline.store.read(id);
      if (record?.city !== city) return show({ kind: 'missing' });
      const { procedure, version } = record;
      const answer = await call(readProcedure, {
        parameters: { city, procedure, version },
        query: { language },
      });
      if (!answer.ok) return show({ kind: 'failed', failure: answer.failure, record });
      const edition = answer.value.value;
      const look = async () => {
        const current = await offline.store.read(id);
        show(current ? { kind: 'ready', offline, record: current, edition } : { kind: 'missing' });
      };
      if (isGone) return;
      stop = offline.store.subscribe((changed) => {
        if (changed === id) look().catch(broke);
      });
      // Read again: it may have changed while the texts came.
      await look();
    }
    function show(next: ApplicationQuery) {
      if (!isGone) setQuery(next);
    }
    watch().catch(broke);
    return () => {
      isGone = true;
      stop();
    };
  }, [openOffline, city, language, id, broke]);
  return query;
}

/** Everything of this city on this phone, newest first; null until it is known. */
export function useApplications(openOffline: OpenOffline, city: string): readonly ApplicationRecord[] | null {
  const [records, setRecords] = useState<readonly ApplicationRecord[] | null>(null);
  const broke = useBroken();
  useEffect(() => {
    let isGone = false;
    let stop = () => {};
    async function watch() {
      const { store } = await openOffline();
      const look = async () => {
        const current = await store.list(city);
        if (!isGone) setRecords(current);
      };
      if (isGone) return;
      stop = store.subscribe(() => look().catch(broke));
      await look();
    }
    watch().catch(broke);
    return () => {
      isGone = true;
      stop();
    };
  }, [openOffline, city, broke]);
  return records;
}

/** Hands what went wrong later to the error boundary, as if it had happened while rendering. */
function useBroken(): (error: unknown) => void {
  const [, setState] = useState(null);
  return useCallback((error: unknown) => {
    setState(() => {
      throw error;
    });
  }, []);
}

/** How far the sending of one application is; null while nothing of it waits. */
export function useWaiting(offline: Offline, id: string): Waiting | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const look = useCallback(async () => {
    const all = await offline.outbox.waiting();
    setWaiting(all.find(({ application }) => application === id) ?? null);
  }, [offline, id]);
  useEffect(() => {
    void look();
    return offline.outbox.subscribe(() => void look());
  }, [offline, look]);
  return waiting;
}

let postalCodes: Promise<PostalCodes | null> | null = null;

/** Postal codes of the region; null when they are not here: then the town is typed. Loaded once a page. */
export function loadPostalCodes(city: string): Promise<PostalCodes | null> {
  postalCodes ??= call(readPostalCodes, { parameters: { city } }).then((answer) => {
    if (answer.ok) return answer.value.value;
    postalCodes = null;
    return null;
  });
  return postalCodes;
}
