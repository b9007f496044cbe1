import type { Insertable } from 'kysely';
import type { Submission } from '#contract/applications/schema.ts';
import type { Clock } from '#lib/clock.ts';
import { tokyoDate } from '#lib/dates.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Database, Transaction } from '../../db/client.ts';
import type { Tables } from '../../db/schema.ts';

export async function insertAttachment(
  trx: Transaction,
  row: Insertable<Tables['attachments']>,
): Promise<void> {
  await trx.insertInto('attachments').values(row).execute();
}

/** A photograph that is held for filing. */
export type HeldAttachment = { readonly id: string; readonly bytes: number };

/**
 * Holds the named photographs until the transaction ends, so that the job for orphans leaves them alone.
 * @returns `missing` when one is not there under this claim: sending it again mends that. `mismatch` when
 *   one is there but filed already, for another department or not byte for byte the one named: nothing does
 */
export async function lockAttachments(
  trx: Transaction,
  city: string,
  claimHash: string,
  named: Submission['attachments'],
  department: string,
): Promise<Result<readonly HeldAttachment[], 'missing' | 'mismatch'>> {
  if (named.length === 0) return ok([]);
  const rows = await trx
    .selectFrom('attachments')
    .select(['id', 'bytes', 'sealed_sha256', 'department', 'application_id'])
    .where('city', '=', city)
    .where('claim_hash', '=', claimHash)
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const isTheOneNamed = (row: (typeof rows)[number]) =>
    row.application_id === null &&
    row.department === department &&
    named.some(({ id, sha256 }) => row.id === id && row.sealed_sha256 === sha256);
  if (!rows.every(isTheOneNamed)) return fail('mismatch');
  return rows.length === named.length ? ok(rows) : fail('missing');
}

export async function fileAttachments(
  trx: Transaction,
  city: string,
  claimHash: string,
  named: Submission['attachments'],
  application: string,
): Promise<void> {
  if (named.length === 0) return;
  await trx
    .updateTable('attachments')
    .set({ application_id: application })
    .where('city', '=', city)
    .where('claim_hash', '=', claimHash)
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .execute();
}

/**
 * The next serial of the city in the month of arrival. The row stays locked until the transaction ends: a
 * refusal gives the number back, and numbers, times and commits have one order.
 */
export async function nextSerial(
  trx: Transaction,
  city: string,
  clock: Clock,
): Promise<{ serial: number; arrivedAt: Date; yearMonth: string }> {
  const yearMonth = yearMonthOf(clock());
  const { last_serial: serial } = await trx
    .insertInto('receipt_serials')
    .values({ city, year_month: yearMonth, last_serial: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['city', 'year_month'])
        .doUpdateSet((row) => ({ last_serial: row('receipt_serials.last_serial', '+', 1) })),
    )
    .returning('last_serial')
    .executeTakeFirstOrThrow();
  // Read after the row was locked. On the last of the month the wait may pass midnight: the number keeps the
  // month in which it was asked for.
  return { serial, arrivedAt: clock(), yearMonth };
}

/** `2611` for November 2026 in Tokyo. */
function yearMonthOf(instant: Date): string {
  return tokyoDate(instant).slice(2, 7).replace('-', '');
}

export async function insertApplication(
  trx: Transaction,
  row: Insertable<Tables['applications']>,
  indexes: readonly { readonly id: string; readonly value: Buffer }[],
): Promise<void> {
  const { city, id: application_id, department, arrived_at: at } = row;
  await trx.insertInto('applications').values(row).execute();
  await trx
    .insertInto('application_states')
    .values({ city, application_id, state: 'received', at })
    .execute();
  if (indexes.length === 0) return;
  await trx
    .insertInto('blind_indexes')
    .values(indexes.map(({ id, value }) => ({ city, application_id, department, index_id: id, value })))
    .execute();
}

/** @returns undefined for a stranger's application as for none */
export async function findOwnApplication(db: Database, city: string, claimHash: string, receipt: string) {
  return db
    .selectFrom('applications')
    .select(['id', 'receipt', 'procedure', 'version', 'arrived_at', 'state', 'sealed_resident'])
    .where('city', '=', city)
    .where('claim_hash', '=', claimHash)
    .where('receipt', '=', receipt)
    .executeTakeFirst();
}

export async function readStates(db: Database, city: string, application: string) {
  return db
    .selectFrom('application_states')
    .select(['state', 'at'])
    .where('city', '=', city)
    .where('application_id', '=', application)
    .orderBy('at')
    .orderBy('state', 'desc') // received before accepted within one millisecond
    .execute();
}
