import { describe, expect, it, vi } from 'vitest';
import { fail, ok } from '#lib/result.ts';
import { createDraftWriter, type WriterState } from './draft-writer.ts';
import type { ApplicationRecord } from './record.ts';
import type { StoreFailure } from './store.ts';

/** A disk that can be full, and a timer that rings when the test says. */
function desk() {
  const saves: Record<string, string>[] = [];
  const alarms: { work: () => void; ms: number }[] = [];
  const disk = { failure: null as StoreFailure | null, only: null as string | null, breaks: false };
  const states: WriterState[] = [];
  const writer = createDraftWriter({
    save: async (id, typed) => {
      if (disk.breaks) throw new Error('the connection was lost');
      if (disk.failure && (disk.only === null || disk.only === id)) return fail(disk.failure);
      saves.push({ ...typed });
      // Only savedAt is read of the record.
      return ok({ savedAt: '2026-11-21T01:32:00.000Z' } as ApplicationRecord);
    },
    timer: (work, ms) => alarms.push({ work, ms }),
  });
  writer.subscribe((_, state) => states.push(state));
  return { writer, saves, alarms, disk, states };
}

describe('a draft that saves itself', () => {
  it('saves the first letter at once and all that follows within half a second', async () => {
    const { writer, alarms, saves } = desk();
    writer.type('1', { dogName: 'ハ' });
    writer.type('1', { dogName: 'ハナ' });
    await vi.waitFor(() => expect(alarms).toHaveLength(1));
    expect(saves).toEqual([{ dogName: 'ハナ' }]);
    for (const dogName of ['ハナ子', 'ハナ子さん']) writer.type('1', { dogName });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.ms).toBeLessThanOrEqual(500);
    alarms[0]?.work();
    await vi.waitFor(() => expect(saves).toEqual([{ dogName: 'ハナ' }, { dogName: 'ハナ子さん' }]));
  });

  it('writes the latest text of every field', async () => {
    const { writer, saves } = desk();
    writer.type('1', { dogName: 'ハ' });
    writer.type('1', { dogName: 'ハナ', breed: '柴犬' });
    await writer.flush();
    expect(saves.at(-1)).toEqual({ dogName: 'ハナ', breed: '柴犬' });
    expect(writer.pending('1')).toEqual({});
  });

  it('says when it was saved', async () => {
    const { writer, states } = desk();
    writer.type('1', { dogName: 'ハナ' });
    await writer.flush();
    expect(states).toEqual([{ kind: 'saved', at: '2026-11-21T01:32:00.000Z' }]);
  });

  it('keeps what a full disk refused and writes it when there is room, newer text first', async () => {
    const { writer, saves, disk, states } = desk();
    disk.failure = { kind: 'disk-full' };
    writer.type('1', { dogName: 'ハナ', breed: '柴犬' });
    expect(await writer.flush()).toEqual({ ok: false, failure: { kind: 'disk-full' } });
    expect(states.at(-1)?.kind).toBe('failed');
    writer.type('1', { dogName: 'ハナ子' });
    disk.failure = null;
    expect((await writer.flush()).ok).toBe(true);
    expect(saves).toEqual([{ dogName: 'ハナ子', breed: '柴犬' }]);
  });

  it('keeps what a broken save took with it', async () => {
    const { writer, saves, disk, states } = desk();
    disk.breaks = true;
    writer.type('1', { dogName: 'ハナ' });
    expect(await writer.flush()).toEqual({ ok: false, failure: { kind: 'not-saved' } });
    expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'not-saved' } });
    disk.breaks = false;
    expect((await writer.flush()).ok).toBe(true);
    expect(saves).toEqual([{ dogName: 'ハナ' }]);
  });

  it.each(['not-a-draft', 'not-here'] as const)(
    'lets go of a draft that is %s, and others are saved',
    async (kind) => {
      const { writer, saves, disk } = desk();
      disk.failure = { kind };
      disk.only = 'gone';
      writer.type('gone', { dogName: 'ハナ' });
      writer.type('other', { dogName: 'クロ' });
      expect(await writer.flush('other')).toEqual({ ok: true, value: null });
      expect(writer.pending('gone')).toEqual({});
      expect(await writer.flush('gone')).toEqual({ ok: true, value: null });
      expect(saves).toEqual([{ dogName: 'クロ' }]);
    },
  );
});
