/**
 * One key, one effect (DESIGN §4). The row that says what a key did is written in the transaction that did
 * it: either both stand or neither. Only successes are remembered; a refusal changed nothing.
 */
import { sql } from 'kysely';
import type { Clock } from '#lib/clock.ts';
import { ok, type Result } from '#lib/result.ts';
import type { Database, Transaction } from '../db/client.ts';
import { type Failure, refusal } from './failure.ts';

export type Act = {
  readonly city: string;
  /** Hash of the claim, or `staff:` and the account: keys of different people never meet. */
  readonly scope: string;
  readonly key: string;
  readonly operation: string;
  /** Of everything that the key stands for. */
  readonly digest: string;
};

class RollBack extends Error {
  override readonly name = 'RollBack';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('rolled back');
    this.failure = failure;
  }
}

/**
 * What this key did before, so that slow work need not be done again.
 * @returns null when it did nothing yet; `key-reused` when it stands for other bytes
 */
export async function recall<Body>(
  db: Database | Transaction,
  { city, scope, key, digest }: Act,
): Promise<Result<Body, Failure> | null> {
  const row = await db
    .selectFrom('idempotency')
    .select(['request_sha256', 'body'])
    .where('city', '=', city)
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.request_sha256 !== digest) return refusal('key-reused');
  // Written by `once` as the body of this same operation: the digest covers which one it was.
  return ok(JSON.parse(row.body) as Body);
}

/**
 * Runs an effect once for its key. Whoever comes while it runs is told so; whoever comes later gets the first
 * answer again.
 * @param effect in the transaction it is given; when it fails, nothing has happened
 */
export async function once<Body>(
  db: Database,
  clock: Clock,
  act: Act & { readonly status: number },
  effect: (trx: Transaction) => Promise<Result<Body, Failure>>,
): Promise<Result<Body, Failure>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const name = JSON.stringify([act.city, act.scope, act.key]);
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${name}, 1)) as free`.execute(trx);
      if (!rows[0]?.free) throw new RollBack({ code: 'in-flight' });
      const before = await recall<Body>(trx, act);
      if (before) return before;
      const result = await effect(trx);
      if (!result.ok) throw new RollBack(result.failure);
      await trx
        .insertInto('idempotency')
        .values({
          city: act.city,
          scope: act.scope,
          key: act.key,
          operation: act.operation,
          request_sha256: act.digest,
          status: act.status,
          body: JSON.stringify(result.value),
          created_at: clock(),
        })
        .execute();
      return result;
    });
  } catch (error) {
    if (error instanceof RollBack) return refusal(error.failure.code, error.failure);
    throw error;
  }
}
