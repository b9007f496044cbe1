import { useEffect, useState } from 'react';
import { volatileKeys } from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import type { ApplicationRecord, Offline, WriterState } from '#offline/index.ts';
import { createTyping, type Typing } from './typing.ts';

type DraftTyping = {
  readonly typing: Typing;
  /** Why the latest save failed; null when it did not. */
  readonly unsaved: Extract<WriterState, { kind: 'failed' }>['failure']['kind'] | null;
};

/**
 * The fields of a draft: typing goes to the screen at once and to the disk by itself, but for what no draft
 * keeps.
 */
export function useTyping(
  offline: Offline,
  record: ApplicationRecord,
  definition: ProcedureDefinition,
): DraftTyping {
  const { id } = record;
  const [typing] = useState(() => {
    const isVolatile = volatileKeys(definition);
    const typedHere = { ...offline.drafts.pending(id), ...offline.unkept.read(id) };
    return createTyping(record.answers, typedHere, (key, value) => {
      if (isVolatile.has(key)) offline.unkept.type(id, key, value);
      else offline.drafts.type(id, { [key]: value });
    });
  });
  const [unsaved, setUnsaved] = useState<DraftTyping['unsaved']>(null);
  useEffect(
    () =>
      offline.drafts.subscribe((changed, state) => {
        if (changed === id) setUnsaved(state.kind === 'failed' ? state.failure.kind : null);
      }),
    [offline, id],
  );
  useEffect(() => typing.setSaved(record.answers), [typing, record.answers]);
  // Leaving the page, by whatever way, leaves nothing unsaved.
  useEffect(() => () => void offline.drafts.flush(), [offline]);
  return { typing, unsaved };
}
