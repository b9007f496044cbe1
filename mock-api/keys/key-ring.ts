/**
 * Intake keys, to which phones seal, and department keys, to which the server re-seals. Private halves of
 * intake keys stand in the database wrapped by the master key; of a department's identity the server keeps
 * only what the department's own phrase opens.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { IntakeKey } from '#contract/applications/schema.ts';
import { intakeKeySchema } from '#contract/applications/schema.ts';
import type { Clock } from '#lib/clock.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { uuidv7 } from '#lib/uuid.ts';
import type { Database, Transaction } from '../db/client.ts';
import type { MasterKey } from './master-key.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A phone may have been offline since it fetched the key (DESIGN §7). */
const OPENS_AFTER_RETIREMENT_MS = 120 * DAY_MS;
const ROTATE_AFTER_MS = 90 * DAY_MS;

/** What the server may do with a department's key: seal to it and index blindly, never open. */
export type DepartmentKey = {
  readonly recipient: string;
  readonly sealedIdentity: Buffer;
  /** Keyed hash of values, the same for the same values and useless without the pepper. */
  readonly blindIndex: (parts: readonly string[]) => Buffer;
};

export type KeyRing = {
  /** The key to seal to now; made when the city has none. */
  readonly currentIntakeKey: (city: string) => Promise<IntakeKey>;
  /** @returns `key-retired` when it is unknown here or was retired more than 120 days ago */
  readonly intakeIdentity: (city: string, id: string) => Promise<Result<string, 'key-retired'>>;
  /** The current key retires and a new one takes its place. */
  readonly rotateIntakeKey: (city: string) => Promise<IntakeKey>;
  /** Rotates keys older than 90 days and erases those that open nothing any more. @returns how many */
  readonly tendIntakeKeys: (cities: readonly string[]) => Promise<number>;
  /** @returns null until the department's keys have been made */
  readonly departmentKey: (city: string, department: string) => Promise<DepartmentKey | null>;
  /** Stores a department's key with a fresh pepper. */
  readonly addDepartmentKey: (
    db: Database | Transaction,
    key: { city: string; department: string; recipient: string; sealedIdentity: Uint8Array },
  ) => Promise<void>;
};

export function openKeyRing(db: Database, master: MasterKey, clock: Clock): KeyRing {
  async function makeIntakeKey(store: Database | Transaction, city: string): Promise<void> {
    const identity = await generateX25519Identity();
    const id = uuidv7(clock);
    await store
      .insertInto('intake_keys')
      .values({
        city,
        id,
        recipient: await identityToRecipient(identity),
        wrapped_identity: master.wrap(Buffer.from(identity), contextOf('intake', city, id)),
        created_at: clock(),
        retired_at: null,
      })
      // Several processes may start at once; one key is current.
      .onConflict((conflict) => conflict.column('city').where('retired_at', 'is', null).doNothing())
      .execute();
  }

  async function readCurrent(city: string): Promise<IntakeKey | undefined> {
    return db
      .selectFrom('intake_keys')
      .select(['id', 'recipient'])
      .where('city', '=', city)
      .where('retired_at', 'is', null)
      .executeTakeFirst();
  }

  async function currentIntakeKey(city: string): Promise<IntakeKey> {
    const current = await readCurrent(city);
    if (current) return current;
    await makeIntakeKey(db, city);
    const made = await readCurrent(city);
    if (!made) throw new Error('an intake key was made and is not there');
    return made;
  }

  async function rotateIntakeKey(city: string): Promise<IntakeKey> {
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('intake_keys')
        .set({ retired_at: clock() })
        .where('city', '=', city)
        .where('retired_at', 'is', null)
        .execute();
      await makeIntakeKey(trx, city);
    });
    return currentIntakeKey(city);
  }

  return {
    currentIntakeKey,
    rotateIntakeKey,

    async intakeIdentity(city, id) {
      if (!intakeKeySchema.shape.id.safeParse(id).success) return fail('key-retired');
      const key = await db
        .selectFrom('intake_keys')
        .select(['wrapped_identity', 'retired_at'])
        .where('city', '=', city)
        .where('id', '=', id)
        .executeTakeFirst();
      const opensSince = clock().getTime() - OPENS_AFTER_RETIREMENT_MS;
      const isTooOld = key?.retired_at != null && key.retired_at.getTime() < opensSince;
      if (!key?.wrapped_identity || isTooOld) return fail('key-retired');
      return ok(master.unwrap(key.wrapped_identity, contextOf('intake', city, id)).toString());
    },

    async tendIntakeKeys(cities) {
      const now = clock().getTime();
      const old = await db
        .selectFrom('intake_keys')
        .select('city')
        .where('retired_at', 'is', null)
        .where('created_at', '<', new Date(now - ROTATE_AFTER_MS))
        .execute();
      const due = old.map(({ city }) => city).filter((city) => cities.includes(city));
      for (const city of due) await rotateIntakeKey(city);
      const erased = await db
        .updateTable('intake_keys')
        .set({ wrapped_identity: null })
        .where('retired_at', '<', new Date(now - OPENS_AFTER_RETIREMENT_MS))
        .where('wrapped_identity', 'is not', null)
        .executeTakeFirstOrThrow();
      return due.length + Number(erased.numUpdatedRows);
    },

    async departmentKey(city, department) {
      const key = await db
        .selectFrom('department_keys')
        .select(['recipient', 'sealed_identity', 'wrapped_pepper'])
        .where('city', '=', city)
        .where('department', '=', department)
        .executeTakeFirst();
      if (!key) return null;
      return {
        recipient: key.recipient,
        sealedIdentity: key.sealed_identity,
        blindIndex(parts) {
          const pepper = master.unwrap(key.wrapped_pepper, contextOf('pepper', city, department));
          return createHmac('sha256', pepper).update(JSON.stringify(parts)).digest();
        },
      };
    },

    async addDepartmentKey(store, { city, department, recipient, sealedIdentity }) {
      await store
        .insertInto('department_keys')
        .values({
          city,
          department,
          recipient,
          sealed_identity: Buffer.from(sealedIdentity),
          wrapped_pepper: master.wrap(randomBytes(32), contextOf('pepper', city, department)),
          created_at: clock(),
        })
        .execute();
    },
  };
}

function contextOf(purpose: string, city: string, id: string): string {
  return `${purpose}:${city}:${id}`;
}
