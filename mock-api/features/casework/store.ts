import { sql } from 'kysely';
import type { CaseSummary } from '#contract/casework/schema.ts';
import { receiptNumber } from '#contract/ids.ts';
import { fromBase64Url, toBase64Url } from '#lib/base64url.ts';
import { tokyoTimestamp } from '#lib/dates.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Database, Transaction } from '../../db/client.ts';

/** Whose cases: everything here is limited to them. */
export type Department = { readonly city: string; readonly department: string };

const PAGE_ROWS = 50;

/** Other filings of the department that share a blind index and came earlier. */
const twins = sql<number>`(
  select count(distinct earlier.id)::int
  from blind_indexes mine
  join blind_indexes other on other.city = mine.city and other.department = mine.department
    and other.index_id = mine.index_id and other.value = mine.value
    and other.application_id <> mine.application_id
  join applications earlier on earlier.city = other.city and earlier.id = other.application_id
    and earlier.receipt < applications.receipt
  where mine.city = applications.city and mine.application_id = applications.id
)`;

const attachmentCount = sql<number>`(
  select count(*)::int from attachments
  where attachments.city = applications.city and attachments.application_id = applications.id
)`;

function summaries(db: Database | Transaction, { city, department }: Department) {
  return db
    .selectFrom('applications')
    .select([
      'applications.id',
      'applications.receipt',
      'applications.procedure',
      'applications.version',
      'applications.language',
      'applications.arrived_at',
      'applications.state',
      'applications.revision',
      'applications.not_personal',
    ])
    .select([twins.as('twins'), attachmentCount.as('attachments')])
    .where('applications.city', '=', city)
    .where('applications.department', '=', department);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>;

function summaryOf(row: SummaryRow): CaseSummary {
  return {
    id: row.id,
    receipt: row.receipt,
    procedure: row.procedure,
    version: row.version,
    language: row.language,
    arrivedAt: tokyoTimestamp(row.arrived_at),
    state: row.state,
    notPersonal: row.not_personal,
    attachments: row.attachments,
    twins: row.twins,
  };
}

/**
 * A page of cases in the order of arrival, which is that of their receipt numbers.
 * @param after the receipt number of the last one seen
 */
export async function listCases(
  db: Database,
  whose: Department,
  filter: { readonly state?: 'received' | 'accepted' | undefined; readonly after: string | null },
): Promise<{ cases: CaseSummary[]; next: string | null }> {
  let query = summaries(db, whose)
    .orderBy('applications.receipt')
    .limit(PAGE_ROWS + 1);
  if (filter.state) query = query.where('applications.state', '=', filter.state);
  if (filter.after !== null) query = query.where('applications.receipt', '>', filter.after);
  const rows = await query.execute();
  const page = rows.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  const hasMore = rows.length > PAGE_ROWS && last !== undefined;
  return { cases: page.map(summaryOf), next: hasMore ? cursorOf(last.receipt) : null };
}

function cursorOf(receipt: string): string {
  return toBase64Url(new TextEncoder().encode(receipt));
}

/** @returns `bad-cursor` for anything that this server did not give */
export function readCursor(cursor: string | undefined): Result<string | null, 'bad-cursor'> {
  if (cursor === undefined) return ok(null);
  try {
    const receipt = receiptNumber.safeParse(new TextDecoder().decode(fromBase64Url(cursor)));
    return receipt.success ? ok(receipt.data) : fail('bad-cursor');
  } catch {
    return fail('bad-cursor');
  }
}

export type Case = { readonly summary: CaseSummary; readonly revision: number };

/** @returns null for another department's or city's as for none */
export async function findCase(
  db: Database | Transaction,
  whose: Department,
  id: string,
): Promise<Case | null> {
  const row = await summaries(db, whose).where('applications.id', '=', id).executeTakeFirst();
  return row ? { summary: summaryOf(row), revision: row.revision } : null;
}

/** State and revision, held until the transaction ends. */
export async function lockCase(trx: Transaction, { city, department }: Department, id: string) {
  return trx
    .selectFrom('applications')
    .select(['state', 'revision'])
    .where('city', '=', city)
    .where('department', '=', department)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function markAccepted(trx: Transaction, city: string, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('applications')
    .set((row) => ({ state: 'accepted' as const, revision: row('revision', '+', 1) }))
    .where('city', '=', city)
    .where('id', '=', id)
    .execute();
  await trx
    .insertInto('application_states')
    .values({ city, application_id: id, state: 'accepted', at })
    .execute();
}

export async function readSealed(trx: Transaction, city: string, id: string): Promise<Buffer> {
  const { sealed_department: sealed } = await trx
    .selectFrom('applications')
    .select('sealed_department')
    .where('city', '=', city)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return sealed;
}

export async function listAttachments(trx: Transaction, city: string, application: string) {
  return trx
    .selectFrom('attachments')
    .select(['id', 'bytes'])
    .where('city', '=', city)
    .where('application_id', '=', application)
    .orderBy('id')
    .execute();
}

export async function readAttachment(
  trx: Transaction,
  city: string,
  application: string,
  attachment: string,
) {
  return trx
    .selectFrom('attachments')
    .select('sealed')
    .where('city', '=', city)
    .where('application_id', '=', application)
    .where('id', '=', attachment)
    .executeTakeFirst();
}

/** Everything that was done with an application, in order, from the audit. */
export async function readHistory(trx: Transaction, city: string, application: string) {
  const rows = await trx
    .selectFrom('audit')
    .select(['at', 'act', 'account'])
    .where('city', '=', city)
    .where('application_id', '=', application)
    .orderBy('seq')
    .execute();
  return rows.map(({ at, act, account }) => ({ at: tokyoTimestamp(at), act, account }));
}
