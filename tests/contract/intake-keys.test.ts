import { expect, it } from 'vitest';
import { intakeKeySchema } from '#contract/applications/schema.ts';
import { runJobs } from '#mock-api/jobs.ts';
import { openKeyRing } from '#mock-api/keys/key-ring.ts';
import { MasterKeyError, masterKeyOf } from '#mock-api/keys/master-key.ts';
import { problemOf, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine } from '#tests/support/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describeOnEachEngine('the intake key', (engine) => {
  const on = useCityHall(engine);
  const current = async () =>
    intakeKeySchema.parse(await (await on.hall.residents.request('/api/v1/hino/intake-key')).json());

  it('is another in each city, and the same until it is rotated', async () => {
    const before = await current();
    expect(await current()).toEqual(before);
    const other = await (await on.hall.residents.request('/api/v1/hinode/intake-key')).json();
    expect(other.recipient).not.toBe(before.recipient);
    expect((await on.hall.keys.rotateIntakeKey('hino')).id).not.toBe(before.id);
    expect((await current()).id).not.toBe(before.id);
  });

  it('opens for 120 days after it was retired, and not a moment longer', async () => {
    const [early, late] = [await on.hall.filing(), await on.hall.filing()];
    await on.hall.keys.rotateIntakeKey('hino');
    on.hall.pass(120 * DAY_MS);
    expect((await on.hall.send(early)).status).toBe(201);
    on.hall.pass(1);
    expect((await problemOf(await on.hall.send(late))).code).toBe('key-retired');
  });

  it('is rotated by itself, and erased once it opens nothing any more', async () => {
    const first = await current();
    on.hall.pass(91 * DAY_MS);
    await runJobs(on.hall.services);
    expect((await current()).id).not.toBe(first.id);
    const wrapped = async () =>
      (
        await on.database.db
          .selectFrom('intake_keys')
          .select('wrapped_identity')
          .where('id', '=', first.id)
          .executeTakeFirstOrThrow()
      ).wrapped_identity;
    expect(await wrapped()).not.toBeNull();
    on.hall.pass(121 * DAY_MS);
    await runJobs(on.hall.services);
    expect(await wrapped()).toBeNull();
  });

  it('is worth nothing without the master key', async () => {
    const { id } = await current();
    const other = openKeyRing(
      on.database.db,
      masterKeyOf(new Uint8Array(32).fill(8)),
      on.hall.services.clock,
    );
    await expect(other.intakeIdentity('hino', id)).rejects.toThrow(MasterKeyError);
    // Nor is a row worth anything under another name.
    const row = on.database.db.updateTable('intake_keys').where('id', '=', id);
    await row.set({ id: 'moved' }).execute();
    await expect(on.hall.keys.intakeIdentity('hino', 'moved')).rejects.toThrow(MasterKeyError);
  });
});
