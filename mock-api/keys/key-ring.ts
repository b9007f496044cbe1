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
import { type MasterKey, MasterKeyError } from './master-key.ts';

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
  /** @throws MasterKeyError naming every key and pepper in the database that the master key does not open */
  readonly assertOpens: () => Promise<void>;
  /**
   * After the master key was lost: intake keys that do not open are erased, so that phones are told
   * `key-retired`; peppers that do not open are made anew, and what was indexed with them goes.
   * @returns how many were given up
   */
  readonly giveUpLost: () => Promise<number>;
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

  function wrapPepper(city: string, department: string): Buffer {
    return master.wrap(randomBytes(32), contextOf('pepper', city, department));
  }

  function isLost(wrapped: Buffer, context: string): boolean {
    try {
      master.unwrap(wrapped, context);
      return false;
    } catch (error) {
      if (error instanceof MasterKeyError) return true;
      throw error;
    }
  }

  /** What the master key does not open; held until the transaction ends, where there is one. */
  async function findLost(store: Database | Transaction) {
    const intakeKeys = await store
      .selectFrom('intake_keys')
      .select(['city', 'id', 'wrapped_identity'])
      .orderBy('city')
      .orderBy('id')
      .forUpdate()
      .execute();
    const departments = await store
      .selectFrom('department_keys')
      .select(['city', 'department', 'wrapped_pepper'])
      .orderBy('city')
      .orderBy('department')
      .forUpdate()
      .execute();
    return {
      intakeKeys: intakeKeys.filter(
        ({ city, id, wrapped_identity: wrapped }) =>
          wrapped && isLost(wrapped, contextOf('intake', city, id)),
      ),
      departments: departments.filter(({ city, department, wrapped_pepper: wrapped }) =>
        isLost(wrapped, contextOf('pepper', city, department)),
      ),
    };
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

    async assertOpens() {
      const { intakeKeys, departments } = await findLost(db);
      const names = [
        ...intakeKeys.map(({ city, id }) => `intake key ${id} of ${city}`),
        ...departments.map(({ city, department }) => `pepper of ${city} ${department}`),
      ];
      if (names.length === 0) return;
      throw new MasterKeyError(
        `the master key does not open the keys in this database: ${names.join(', ')}. Start with the master key that was in use; if it is lost, docs/operations.md says what to do.`,
      );
    },

    async giveUpLost() {
      return db.transaction().execute(async (trx) => {
        const { intakeKeys, departments } = await findLost(trx);
        for (const { city, id } of intakeKeys) {
          await trx
            .updateTable('intake_keys')
            .set((key) => ({
              wrapped_identity: null,
              retired_at: key.fn.coalesce('retired_at', key.val(clock())),
            }))
            .where('city', '=', city)
            .where('id', '=', id)
            .execute();
        }
        for (const { city, department } of departments) {
          await trx
            .updateTable('department_keys')
            .set({ wrapped_pepper: wrapPepper(city, department) })
            .where('city', '=', city)
            .where('department', '=', department)
            .execute();
          await trx
            .deleteFrom('blind_indexes')
            .where('city', '=', city)
            .where('department', '=', department)
            .execute();
        }
        return intakeKeys.length + departments.length;
      });
    },

    async addDepartmentKey(store, { city, department, recipient, sealedIdentity }) {
      await store
        .insertInto('department_keys')
        .values({
          city,
          department,
          recipient,
          sealed_identity: Buffer.from(sealedIdentity),
          wrapped_pepper: wrapPepper(city, department),
          created_at: clock(),
        })
        .execute();
    },
  };
}

function contextOf(purpose: string, city: string, id: string): string {
  return `${purpose}:${city}:${id}`;
}
