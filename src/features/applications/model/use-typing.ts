import { useCallback, useEffect, useState } from 'react';
import type { Answers } from '#contract/procedures/answers.ts';
import type { ApplicationRecord, Offline, WriterState } from '#offline/index.ts';

export type Typing = {
  /** What stands in the fields: what was saved, and over it what is being typed. */
  readonly typed: Answers;
  readonly change: (key: string, value: string) => void;
  readonly saving: WriterState;
};

/** The fields of a draft: typing goes to the screen at once and to the disk by itself. */
export function useTyping(offline: Offline, record: ApplicationRecord): Typing {
  const { id } = record;
  const [typedHere, setTypedHere] = useState<Answers>(() => offline.drafts.pending(id));
  const [saving, setSaving] = useState<WriterState>({ kind: 'idle' });
  useEffect(
    () =>
      offline.drafts.subscribe((changed, state) => {
        if (changed === id) setSaving(state);
      }),
    [offline, id],
  );
  // Leaving the page, by whatever way, leaves nothing unsaved.
  useEffect(() => () => void offline.drafts.flush(), [offline]);
  const change = useCallback(
    (key: string, value: string) => {
      setTypedHere((before) => ({ ...before, [key]: value }));
      offline.drafts.type(id, { [key]: value });
    },
    [offline, id],
  );
  return { typed: { ...record.answers, ...typedHere }, change, saving };
}
