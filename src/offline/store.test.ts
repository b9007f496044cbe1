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
