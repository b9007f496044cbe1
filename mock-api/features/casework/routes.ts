import * as endpoints from '#contract/casework/endpoints.ts';
import type { CaseSummary } from '#contract/casework/schema.ts';
import { toBase64Url } from '#lib/base64url.ts';
import { ok, type Result } from '#lib/result.ts';
import { type AuditAct, appendAudit } from '../../audit/chain.ts';
import type { Transaction } from '../../db/client.ts';
import { type Failure, refusal } from '../../middleware/failure.ts';
import { once } from '../../middleware/idempotency.ts';
import { type Api, idempotencyOf, implement, sessionOf } from '../../middleware/implement.ts';
import { endSession, readSession, type StaffSession } from '../../middleware/staff-session.ts';
import type { Services } from '../../services.ts';
import * as store from './store.ts';

/** What staff do. Every read of something personal leaves its audit row in the transaction that read it. */
export function caseworkRoutes(api: Api): void {
  const { services } = api;
  const { db, clock, keys } = services;

  implement(api, endpoints.readStaffSession, async (call) => {
    const present = await readSession(services, call.context, call.parameters.city);
    if (!present) return ok({ body: { session: null } });
    const { account, name, city, department } = present;
    const key = await keys.departmentKey(city, department);
    if (!key) return refusal('unavailable');
    const sealedDepartmentKey = toBase64Url(key.sealedIdentity);
    return ok({ body: { session: { account, name, city, department, sealedDepartmentKey } } });
  });

  implement(api, endpoints.endStaffSession, async (call) => {
    const session = sessionOf(call);
    const cookie = await db.transaction().execute(async (trx) => {
      await record(trx, services, session, 'signed-out', null);
      return endSession(trx, services, session);
    });
    return ok({ body: null, headers: { 'set-cookie': cookie } });
  });

  implement(api, endpoints.listCases, async (call) => {
    const after = store.readCursor(call.query.cursor);
    if (!after.ok) return refusal('bad-request', { issues: [{ path: 'cursor', code: 'invalid-format' }] });
    const page = await store.listCases(db, sessionOf(call), { state: call.query.state, after: after.value });
    return ok({ body: page });
  });

  implement(api, endpoints.openCase, async (call) => {
    const session = sessionOf(call);
    const { city, application } = call.parameters;
    return db.transaction().execute(async (trx) => {
      const found = await store.findCase(trx, session, application);
      if (!found) return refusal('not-found');
      await record(trx, services, session, 'read', application);
      const body = {
        summary: found.summary,
        sealed: toBase64Url(await store.readSealed(trx, city, application)),
        attachments: await store.listAttachments(trx, city, application),
        history: await store.readHistory(trx, city, application),
      };
      return ok({ body, headers: { etag: tagOf(found.revision) } });
    });
  });

  implement(api, endpoints.openCaseAttachment, async (call) => {
    const session = sessionOf(call);
    const { city, application, attachment } = call.parameters;
    return db.transaction().execute(async (trx) => {
      const found = await store.findCase(trx, session, application);
      const file = found && (await store.readAttachment(trx, city, application, attachment));
      if (!file) return refusal('not-found');
      await record(trx, services, session, 'read-attachment', application);
      return ok({ body: new Uint8Array(file.sealed) });
    });
  });

  implement(api, endpoints.acceptCase, async (call) => {
    const session = sessionOf(call);
    const { city, application } = call.parameters;
    const act = {
      city,
      scope: `staff:${session.account}`,
      operation: endpoints.acceptCase.id,
      status: endpoints.acceptCase.status,
      ...idempotencyOf(call),
    };
    const accepted = await once<CaseSummary>(db, clock, act, (trx) =>
      accept(trx, services, session, application, call.ifMatch),
    );
    return accepted.ok ? ok({ body: accepted.value }) : accepted;
  });
}

async function accept(
  trx: Transaction,
  services: Pick<Services, 'clock'>,
  session: StaffSession,
  application: string,
  ifMatch: string | null,
): Promise<Result<CaseSummary, Failure>> {
  const current = await store.lockCase(trx, session, application);
  if (!current) return refusal('not-found');
  if (current.state !== 'received') return refusal('already-decided');
  if (ifMatch !== tagOf(current.revision)) return refusal('precondition-failed');
  await store.markAccepted(trx, session.city, application, services.clock());
  await record(trx, services, session, 'accepted', application);
  const accepted = await store.findCase(trx, session, application);
  if (!accepted) throw new Error('a case was accepted and is not there');
  return ok(accepted.summary);
}

async function record(
  trx: Transaction,
  { clock }: Pick<Services, 'clock'>,
  { city, account, department }: StaffSession,
  act: AuditAct,
  application: string | null,
): Promise<void> {
  await appendAudit(trx, { city, at: clock(), account, department, act, application });
}

function tagOf(revision: number): string {
  return `"${revision}"`;
}
