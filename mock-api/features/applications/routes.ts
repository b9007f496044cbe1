import * as endpoints from '#contract/applications/endpoints.ts';
import type { Receipt, Settlement } from '#contract/applications/schema.ts';
import { toBase64Url } from '#lib/base64url.ts';
import { tokyoTimestamp } from '#lib/dates.ts';
import { ok } from '#lib/result.ts';
import { refusal } from '../../middleware/failure.ts';
import { type Api, claimOf, idempotencyOf, implement } from '../../middleware/implement.ts';
import { findOwnApplication, readStates } from './store.ts';
import { submit } from './submit.ts';
import { upload } from './upload.ts';

/** A form's answers with room for many attachments; the sealed text alone may take 1.5 MB. */
const MAX_SUBMISSION_BYTES = 2 * 1024 * 1024;

export function applicationRoutes(api: Api): void {
  const { services } = api;
  const { db, keys } = services;

  implement(api, endpoints.readIntakeKey, async ({ parameters }) => {
    const key = await keys.currentIntakeKey(parameters.city);
    return ok({ body: { id: key.id, recipient: key.recipient } });
  });

  implement(
    api,
    endpoints.uploadAttachment,
    async (call) => {
      const receipt = await upload(services, { ...call, idempotency: idempotencyOf(call) });
      return receipt.ok ? ok({ body: receipt.value }) : receipt;
    },
    { limit: 'upload' },
  );

  implement(
    api,
    endpoints.submitApplication,
    async (call) => {
      const receipt = await submit(services, { ...call, idempotency: idempotencyOf(call) });
      return receipt.ok ? ok({ body: receipt.value }) : receipt;
    },
    { limit: 'submission', maxBodyBytes: MAX_SUBMISSION_BYTES },
  );

  implement(
    api,
    endpoints.settleSubmission,
    async (call) => {
      const row = await db
        .selectFrom('idempotency')
        .select('body')
        .where('city', '=', call.parameters.city)
        .where('scope', '=', claimOf(call))
        .where('key', '=', call.parameters.key)
        .where('operation', '=', endpoints.submitApplication.id)
        .executeTakeFirst();
      // What was written is the receipt of this very operation.
      const settlement: Settlement = row
        ? { kind: 'received', receipt: JSON.parse(row.body) as Receipt }
        : { kind: 'unknown' };
      return ok({ body: settlement });
    },
    { limit: 'claim' },
  );

  implement(
    api,
    endpoints.readApplication,
    async (call) => {
      const { city, receipt } = call.parameters;
      const found = await findOwnApplication(db, city, claimOf(call), receipt);
      if (!found) return refusal('not-found');
      const states = await readStates(db, city, found.id);
      return ok({
        body: {
          receipt: {
            receipt: found.receipt,
            procedure: found.procedure,
            version: found.version,
            arrivedAt: tokyoTimestamp(found.arrived_at),
          },
          state: found.state,
          history: states.map(({ state, at }) => ({ state, at: tokyoTimestamp(at) })),
          sealed: toBase64Url(found.sealed_resident),
        },
      });
    },
    { limit: 'claim' },
  );
}
