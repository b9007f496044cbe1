import { expect, it } from 'vitest';
import { intakeKeySchema } from '#contract/applications/schema.ts';
import { runJobs } from '#mock-api/jobs.ts';
import { openKeyRing } from '#mock-api/keys/key-ring.ts';
import { MasterKeyError, masterKeyOf } from '#mock-api/keys/master-key.ts';
import { departmentsOf } from '#mock-api/simulators/key-ceremony/ceremony.ts';
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

describeOnEachEngine('another master key', (engine) => {
  const on = useCityHall(engine);
  const ringOf = (byte: number) =>
    openKeyRing(on.database.db, masterKeyOf(new Uint8Array(32).fill(byte)), on.hall.services.clock);

  it('is named at once, with all that it does not open', async () => {
    const { id } = await on.hall.keys.currentIntakeKey('hino');
    await expect(on.hall.keys.assertOpens()).resolves.toBeUndefined();
    const fault = ringOf(8).assertOpens();
    await expect(fault).rejects.toThrow(MasterKeyError);
    await expect(fault).rejects.toThrow(
      `does not open the keys in this database: intake key ${id} of hino, pepper of hachioji`,
    );
  });

  it('is found by a pepper alone, when all intake keys are its own', async () => {
    await on.database.db.deleteFrom('intake_keys').execute();
    await ringOf(8).currentIntakeKey('hino');
    await expect(ringOf(8).assertOpens()).rejects.toThrow(/: pepper of hachioji care, /u);
  });

  it('can take over when the former one is lost', async () => {
    const before = await on.hall.filing();
    await on.hall.file(await on.hall.filing());
    const { db } = on.database;
    expect(await db.selectFrom('blind_indexes').select('index_id').execute()).not.toEqual([]);
    const next = ringOf(8);
    // The key of Hino, and a pepper for each department.
    expect(await next.giveUpLost()).toBe(1 + departmentsOf(on.hall.catalogue).length);
    await expect(next.assertOpens()).resolves.toBeUndefined();
    expect(await next.giveUpLost()).toBe(0);

    // What was sealed to the former key is refused in words; what was filed stays, without its indexes.
    expect(await next.intakeIdentity('hino', before.submission.intakeKey)).toMatchObject({
      failure: 'key-retired',
    });
    expect((await next.currentIntakeKey('hino')).id).not.toBe(before.submission.intakeKey);
    expect(await db.selectFrom('applications').select('state').execute()).toHaveLength(1);
    expect(await db.selectFrom('blind_indexes').select('index_id').execute()).toEqual([]);
    const key = await next.departmentKey('hino', 'environment');
    expect(key?.blindIndex(['a'])).toEqual(key?.blindIndex(['a']));
  });
});
