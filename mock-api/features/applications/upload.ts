/** One sealed photograph: opened in memory, looked at, sealed anew, stored as ciphertext. */

import type { uploadAttachment } from '#contract/applications/endpoints.ts';
import { MAX_ATTACHMENT_BYTES, MAX_PHOTO_SIDE } from '#contract/applications/schema.ts';
import type { ParametersOf, QueryOf, RequestOf, ResponseOf } from '#contract/endpoint.ts';
import { sha256 } from '#lib/hash.ts';
import { ok, type Result } from '#lib/result.ts';
import { open, seal } from '../../keys/sealing.ts';
import { type Failure, refusal } from '../../middleware/failure.ts';
import { type Act, once, recall } from '../../middleware/idempotency.ts';
import type { Services } from '../../services.ts';
import { inspectJpeg } from './jpeg.ts';
import { insertAttachment } from './store.ts';

type Upload = typeof uploadAttachment;
export type AttachmentReceipt = ResponseOf<Upload>;

export async function upload(
  services: Services,
  input: {
    readonly parameters: ParametersOf<Upload>;
    readonly query: QueryOf<Upload>;
    readonly body: RequestOf<Upload>;
    readonly idempotency: { readonly key: string; readonly digest: string };
  },
): Promise<Result<AttachmentReceipt, Failure>> {
  const { db, clock, keys, catalogue } = services;
  const { query, body, idempotency } = input;
  const { city } = input.parameters;
  const act: Act = { city, scope: query.claimHash, operation: 'uploadAttachment', ...idempotency };
  const before = await recall<AttachmentReceipt>(db, act);
  if (before) return before;

  // Of the version that will be filed, so that photographs and form reach the same department.
  const department = catalogue.definition(city, query.procedure, query.version)?.department;
  if (department === undefined) return refusal('version-unknown');
  const key = await keys.departmentKey(city, department);
  if (!key) return refusal('unavailable');
  const identity = await keys.intakeIdentity(city, query.intakeKey);
  if (!identity.ok) return refusal(identity.failure);
  const plain = await open(body, identity.value);
  if (!plain.ok) return refusal(plain.failure);
  if (plain.value.length > MAX_ATTACHMENT_BYTES) return refusal('too-large');
  const picture = inspectJpeg(plain.value, MAX_PHOTO_SIDE);
  if (!picture.ok) return refusal('attachment-refused', { issues: [{ path: '', code: picture.failure }] });
  const resealed = await seal(plain.value, [key.recipient, query.residentRecipient]);
  if (!resealed.ok)
    return refusal('bad-request', { issues: [{ path: 'residentRecipient', code: 'invalid-format' }] });

  const receipt = { id: idempotency.key, sha256: await sha256(body) };
  return once(db, clock, { ...act, status: 201 }, async (trx) => {
    await insertAttachment(trx, {
      city,
      id: receipt.id,
      claim_hash: query.claimHash,
      sealed_sha256: receipt.sha256,
      department,
      sealed: Buffer.from(resealed.value.buffer),
      bytes: plain.value.length,
      application_id: null,
      created_at: clock(),
    });
    return ok(receipt);
  });
}
