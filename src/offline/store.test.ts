import { describe, expect, it } from 'vitest';
import { dogDraft, testPhone } from './testing.ts';

async function begun() {
  const phone = await testPhone();
  const created = await phone.store.create(dogDraft);
  if (!created.ok) throw new Error(created.failure.kind);
  return { ...phone, id: created.value.id };
}

describe('a draft on the phone', () => {
  it('is there again after the tab was closed', async () => {
    const { store, id, secondTab } = await begun();
    await store.saveAnswers(id, { dogName: 'ハナ' });
    const reopened = await (await secondTab()).read(id);
    expect(reopened?.answers).toEqual({ dogName: 'ハナ' });
  });

  it('holds nothing readable in the database', async () => {
    const { store, database, id } = await begun();
    await store.saveAnswers(id, { ownerName: '髙橋良子', ownerPhone: '0425851111' });
    await store.addPhoto(
      id,
      'certificate',
      { width: 1, height: 1 },
      new TextEncoder().encode('CANARY-PHOTO'),
    );
    const rows = [...(await database.applications.toArray()), ...(await database.files.toArray())];
    const disk = rows.map((row) => `${row.id}${new TextDecoder().decode(row.box)}`).join('');
    for (const canary of ['髙橋', '0425851111', 'hino', 'dog-registration', 'CANARY-PHOTO']) {
      expect(disk).not.toContain(canary);
    }
  });

  it('keeps what two tabs type into different fields at the same moment', async () => {
    const { store, id, secondTab } = await begun();
    const other = await secondTab();
    await Promise.all([
      ...Array.from({ length: 5 }, (_, n) => store.saveAnswers(id, { [`left${n}`]: 'a' })),
      ...Array.from({ length: 5 }, (_, n) => other.saveAnswers(id, { [`right${n}`]: 'b' })),
    ]);
    expect(Object.keys((await store.read(id))?.answers ?? {})).toHaveLength(10);
  });

  it('says so when the disk is full, and keeps what was saved before', async () => {
    const { store, database, id } = await begun();
    await store.saveAnswers(id, { dogName: 'ハナ' });
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    database.applications.hook('updating', full);
    const refused = await store.saveAnswers(id, { dogName: 'ハナ子' });
    expect(refused).toEqual({ ok: false, failure: { kind: 'disk-full' } });
    database.applications.hook('updating').unsubscribe(full);
    expect((await store.read(id))?.answers).toEqual({ dogName: 'ハナ' });
  });

  it('keeps a photograph with its draft and drops it with the draft', async () => {
    const { store, database, id } = await begun();
    const jpeg = new Uint8Array([0xff, 0xd8, 1, 2]);
    const added = await store.addPhoto(id, 'certificate', { width: 20, height: 10 }, jpeg);
    const photo = added.ok ? added.value.photos[0] : undefined;
    expect(photo).toMatchObject({ width: 20, height: 10, bytes: 4 });
    expect(await store.readPhoto(photo?.id ?? '')).toEqual(jpeg);
    expect(await store.discard(id, 'arrived')).toBe(false);
    expect(await store.discard(id, 'draft')).toBe(true);
    expect(await store.read(id)).toBeNull();
    expect(await database.files.count()).toBe(0);
  });

  it('forgets a photograph that was taken out', async () => {
    const { store, id } = await begun();
    const added = await store.addPhoto(id, 'certificate', { width: 1, height: 1 }, new Uint8Array([1]));
    const photo = added.ok ? (added.value.photos[0]?.id ?? '') : '';
    const removed = await store.removePhoto(id, 'certificate', photo);
    expect(removed.ok && removed.value.answers.certificate).toBe('');
    expect(await store.readPhoto(photo)).toBeNull();
  });

  it('lists the newest first, and only of the city that is asked for', async () => {
    const { store, clock, id } = await begun();
    clock.now = new Date('2026-11-21T02:00:00Z');
    const later = await store.create(dogDraft);
    await store.create({ ...dogDraft, city: 'hinode' });
    expect((await store.list('hino')).map((record) => record.id)).toEqual([
      later.ok ? later.value.id : '',
      id,
    ]);
  });

  it('tells other tabs that something changed', async () => {
    const { store, id, secondTab } = await begun();
    const other = await secondTab();
    const heard = new Promise((resolve) => other.subscribe(resolve));
    await store.saveAnswers(id, { dogName: 'ハナ' });
    expect(await heard).toBe(id);
  });
});

describe('a draft for the counter', () => {
  it('stands prepared until something is typed or a photograph changes', async () => {
    const { store, id } = await begun();
    const isPrepared = async () => {
      const phase = (await store.read(id))?.phase;
      return phase?.kind === 'draft' && phase.isPrepared === true;
    };
    await store.markPrepared(id);
    expect(await isPrepared()).toBe(true);
    await store.saveAnswers(id, { dogName: 'ハナ' });
    expect(await isPrepared()).toBe(false);
    await store.markPrepared(id);
    const added = await store.addPhoto(id, 'certificate', { width: 1, height: 1 }, new Uint8Array([1]));
    expect(await isPrepared()).toBe(false);
    await store.markPrepared(id);
    await store.removePhoto(id, 'certificate', added.ok ? (added.value.photos[0]?.id ?? '') : '');
    expect(await isPrepared()).toBe(false);
  });
});

describe('a draft that goes over to a newer version', () => {
  const to = { version: '2', answers: { dogName: 'ハナ' }, earlier: [{ label: '色', value: '茶' }] };

  it('changes version and answers together, and keeps what had no place readable', async () => {
    const { store, id } = await begun();
    const saved = await store.saveAnswers(id, { dogName: 'ハナ', colour: '茶' });
    if (!saved.ok) throw new Error(saved.failure.kind);
    await store.moveDraft(saved.value, to);
    expect(await store.read(id)).toMatchObject(to);
  });

  it('keeps what had no place in any of the versions that it went through', async () => {
    const { store, id } = await begun();
    const seen = async () => {
      const record = await store.read(id);
      if (!record) throw new Error('the draft is gone');
      return record;
    };
    await store.moveDraft(await seen(), to);
    await store.moveDraft(await seen(), {
      version: '3',
      answers: {},
      earlier: [{ label: '名', value: 'ハナ' }],
    });
    expect((await seen()).earlier).toEqual([
      { label: '色', value: '茶' },
      { label: '名', value: 'ハナ' },
    ]);
  });

  it('stays as it is when another tab typed after it was decided', async () => {
    const { store, id, secondTab } = await begun();
    const seen = await store.saveAnswers(id, { dogName: 'ハナ' });
    if (!seen.ok) throw new Error(seen.failure.kind);
    await (await secondTab()).saveAnswers(id, { colour: '白' });
    expect(await store.moveDraft(seen.value, to)).toEqual({
      ok: false,
      failure: { kind: 'changed-meanwhile' },
    });
    expect(await store.read(id)).toMatchObject({
      version: '1',
      answers: { dogName: 'ハナ', colour: '白' },
    });
  });

  it('happens once when two tabs decide together', async () => {
    const { store, id, secondTab } = await begun();
    const other = await secondTab();
    const seen = await store.read(id);
    if (!seen) throw new Error('the draft is gone');
    const moved = await Promise.all([store.moveDraft(seen, to), other.moveDraft(seen, to)]);
    expect(moved.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await store.read(id))?.earlier).toHaveLength(1);
  });
});

describe('what this tab remembers of a draft', () => {
  it('never hides what another tab wrote', async () => {
    const { store, id, secondTab } = await begun();
    const other = await secondTab();
    await store.saveAnswers(id, { dogName: 'ハナ' });
    await other.saveAnswers(id, { colour: '白' });
    await store.saveAnswers(id, { breed: '柴' });
    expect((await other.read(id))?.answers).toEqual({ dogName: 'ハナ', colour: '白', breed: '柴' });
  });

  it('refuses nothing that the disk would allow', async () => {
    const { store, id, secondTab } = await begun();
    const other = await secondTab();
    const phase = { kind: 'waiting', key: id, claim: 'A'.repeat(22), since: '' } as const;
    await store.update(id, (record) => ({ ok: true, value: { record: { ...record, phase } } }));
    expect(await store.saveAnswers(id, { dogName: 'ハナ' })).toMatchObject({ ok: false });
    // Refused by the city meanwhile, and heard by the other tab.
    const draft = { kind: 'draft', refusal: null } as const;
    await other.update(id, (record) => ({ ok: true, value: { record: { ...record, phase: draft } } }));
    expect(await store.saveAnswers(id, { dogName: 'ハナ' })).toMatchObject({ ok: true });
  });

  it('is forgotten with a draft that another tab removed', async () => {
    const { store, id, secondTab } = await begun();
    await store.saveAnswers(id, { dogName: 'ハナ' });
    await (await secondTab()).discard(id, 'draft');
    expect(await store.saveAnswers(id, { dogName: 'クロ' })).toEqual({
      ok: false,
      failure: { kind: 'not-here' },
    });
  });

  it('is told to whoever listens, so that nobody reads it again', async () => {
    const { store, id } = await begun();
    const heard: unknown[] = [];
    store.subscribe((_, written) => heard.push(written?.answers));
    await store.saveAnswers(id, { dogName: 'ハナ' });
    expect(heard).toEqual([{ dogName: 'ハナ' }]);
  });
});
