/** What the screens read: this phone's records, and the public texts they are filled in with. */
import { useCallback, useEffect, useState } from 'react';
import { type CallFailure, call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { ok, type Result } from '#lib/result.ts';
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
    let later: ReturnType<typeof setTimeout> | undefined;
    async function watch() {
      const offline = await openOffline();
      const first = await offline.store.read(id);
      if (first?.city !== city) return show({ kind: 'missing' });
      let edition: ProcedureEdition | null = null;
      let shown: ApplicationRecord | null = null;
      const showRecord = async (record: ApplicationRecord | null) => {
        clearTimeout(later);
        shown = record;
        if (!record) return show({ kind: 'missing' });
        // A draft can go over to a newer version while it is open.
        if (edition?.definition.version !== record.version) {
          const answer = await readEdition({ city, language }, record.procedure, record.version);
          if (!answer.ok) return show({ kind: 'failed', failure: answer.failure, record });
          edition = answer.value;
          // Read again: it may have changed while the texts came.
          return showRecord(await offline.store.read(id));
        }
        show({ kind: 'ready', offline, record, edition });
      };
      if (isGone) return;
      stop = offline.store.subscribe((changed, written) => {
        if (changed !== id) return;
        if (written && shown && isTypingOnly(shown, written)) {
          // The letters are on the screen already; they need not draw it anew several times a second.
          clearTimeout(later);
          later = setTimeout(() => showRecord(written).catch(broke), PAUSE_MS);
        } else if (written) showRecord(written).catch(broke);
        else offline.store.read(id).then(showRecord).catch(broke);
      });
      await showRecord(first);
    }
    function show(next: ApplicationQuery) {
      if (!isGone) setQuery(next);
    }
    watch().catch(broke);
    return () => {
      isGone = true;
      clearTimeout(later);
      stop();
    };
  }, [openOffline, city, language, id, broke]);
  return query;
}

const PAUSE_MS = 300;

/** Nothing but answers of a draft changed, and this tab wrote them: it shows them where they were typed. */
function isTypingOnly(before: ApplicationRecord, now: ApplicationRecord): boolean {
  return (
    before.version === now.version &&
    before.photos.length === now.photos.length &&
    before.phase.kind === 'draft' &&
    now.phase.kind === 'draft' &&
    before.phase.isPrepared === now.phase.isPrepared
  );
}

/** A procedure in one version and language; all that were ever published are served. */
export async function readEdition(
  { city, language }: Place,
  procedure: string,
  version: string,
): Promise<Result<ProcedureEdition, CallFailure>> {
  const answer = await call(readProcedure, { parameters: { city, procedure, version }, query: { language } });
  return answer.ok ? ok(answer.value.value) : answer;
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
