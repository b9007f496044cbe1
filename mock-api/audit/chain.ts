/**
 * The audit: who read or decided what, in a chain of hashes for each city. A row changed or taken out breaks
 * every hash after it; the database itself refuses both.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/client.ts';

export type AuditAct = 'received' | 'read' | 'read-attachment' | 'accepted' | 'signed-in' | 'signed-out';

export type AuditEntry = {
  readonly city: string;
  readonly at: Date;
  /** Null when nobody of the staff did it. */
  readonly account: string | null;
  readonly department: string;
  readonly act: AuditAct;
  readonly application: string | null;
};

const BEGINNING = '0'.repeat(64);

/** Adds one row; rows of a city are written one after another. */
export async function appendAudit(trx: Transaction, entry: AuditEntry): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${entry.city}`}, 2))`.execute(trx);
  const last = await trx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('city', '=', entry.city)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const seq = String(BigInt(last?.seq ?? 0) + 1n);
  const prevHash = last?.hash ?? BEGINNING;
  await trx
    .insertInto('audit')
    .values({
      city: entry.city,
      seq,
      at: entry.at,
      account: entry.account,
      department: entry.department,
      act: entry.act,
      application_id: entry.application,
      prev_hash: prevHash,
      hash: hashOf(entry, seq, prevHash),
    })
    .execute();
}

export type ChainVerdict =
  | { readonly kind: 'whole'; readonly rows: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: string };

/**
 * Follows the chain of a city from its beginning. What it cannot see is a tail cut off: whoever keeps the head
 * elsewhere compares it.
 */
export async function verifyAudit(db: Database, city: string): Promise<ChainVerdict> {
  const rows = await db.selectFrom('audit').selectAll().where('city', '=', city).orderBy('seq').execute();
  let prevHash = BEGINNING;
  let expected = 1n;
  for (const row of rows) {
    const entry = { ...row, application: row.application_id, act: row.act };
    const isNext = BigInt(row.seq) === expected && row.prev_hash === prevHash;
    if (!isNext || hashOf(entry, row.seq, prevHash) !== row.hash) return { kind: 'broken', seq: row.seq };
    prevHash = row.hash;
    expected += 1n;
  }
  return { kind: 'whole', rows: rows.length, head: prevHash };
}

type Hashed = Omit<AuditEntry, 'act'> & { readonly act: string };

function hashOf(
  { city, at, account, department, act, application }: Hashed,
  seq: string,
  prevHash: string,
): string {
  const line = JSON.stringify([city, seq, at.toISOString(), account, department, act, application, prevHash]);
  return createHash('sha256').update(line).digest('hex');
}
