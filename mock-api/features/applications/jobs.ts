/** What the server tidies up by itself, every minute. */
import { sql } from 'kysely';
import type { Clock } from '#lib/clock.ts';
import type { Database } from '../../db/client.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const ORPHAN_AFTER_MS = HOUR_MS;
/** The contract promises 120 days; a month more costs little and forgives a slow phone. */
const FORGET_KEYS_AFTER_MS = 150 * DAY_MS;

/**
 * Photographs that no application named within an hour go, and with them what their key stands for: the same
 * file may then be uploaded anew under the same key.
 * @returns how many
 */
export async function removeOrphans(db: Database, clock: Clock): Promise<number> {
  const before = new Date(clock().getTime() - ORPHAN_AFTER_MS);
  const { rows } = await sql<{ id: string }>`
    with gone as (
      delete from attachments where application_id is null and created_at < ${before}
      returning city, claim_hash, id
    ), forgotten as (
      delete from idempotency using gone
      where idempotency.city = gone.city and idempotency.scope = gone.claim_hash and idempotency.key = gone.id
        and idempotency.operation = 'uploadAttachment'
    )
    select id from gone`.execute(db);
  return rows.length;
}

/** @returns how many keys were forgotten */
export async function forgetOldKeys(db: Database, clock: Clock): Promise<number> {
  const before = new Date(clock().getTime() - FORGET_KEYS_AFTER_MS);
  const { numDeletedRows } = await db
    .deleteFrom('idempotency')
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** @returns how many sessions had ended */
export async function removeEndedSessions(db: Database, clock: Clock): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_sessions')
    .where('expires_at', '<=', clock())
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
