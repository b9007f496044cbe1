/**
 * The act of filing. Everything slow (opening, deciding, sealing anew) happens before the transaction, which
 * then takes some milliseconds: the embedded engine has one connection, and the serial of the city's receipt
 * numbers is locked in it.
 */

import type { submitApplication } from '#contract/applications/endpoints.ts';
import { MAX_APPLICATION_BYTES, type Receipt, type SealedContent } from '#contract/applications/schema.ts';
import type { City } from '#contract/cities/schema.ts';
import type { ParametersOf, RequestOf } from '#contract/endpoint.ts';
import { makeReceiptNumber } from '#contract/ids.ts';
import { mayFileHere, notPersonal } from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { tokyoTimestamp, tokyoToday } from '#lib/dates.ts';
import { searchForm } from '#lib/japanese.ts';
import { ok, type Result } from '#lib/result.ts';
import { uuidv7 } from '#lib/uuid.ts';
import { appendAudit } from '../../audit/chain.ts';
import type { Transaction } from '../../db/client.ts';
import type { DepartmentKey } from '../../keys/key-ring.ts';
import { seal } from '../../keys/sealing.ts';
import { type Failure, refusal } from '../../middleware/failure.ts';
import { type Act, once, recall } from '../../middleware/idempotency.ts';
import type { Services } from '../../services.ts';
import { decide, openContent } from './sealed-content.ts';
import { fileAttachments, insertApplication, lockAttachments, nextSerial } from './store.ts';

type Submit = typeof submitApplication;

export async function submit(
  services: Services,
  input: {
    readonly parameters: ParametersOf<Submit>;
    readonly body: RequestOf<Submit>;
    readonly idempotency: { readonly key: string; readonly digest: string };
  },
): Promise<Result<Receipt, Failure>> {
  const { db, clock, catalogue } = services;
  const { body, idempotency } = input;
  const city = catalogue.city(input.parameters.city);
  if (!city) return refusal('not-found');
  const act: Act = { city: city.id, scope: body.claimHash, operation: 'submitApplication', ...idempotency };
  const before = await recall<Receipt>(db, act);
  if (before) return before;

  const definition = catalogue.definition(city.id, body.procedure, body.version);
  if (!definition) return refusal('version-unknown');
  if (!mayFileHere(definition)) return refusal('forbidden');
  const prepared = await prepare(services, city, definition, body);
  if (!prepared.ok) return prepared;

  return once(db, clock, { ...act, status: 201 }, (trx) =>
    file(trx, services, { city, definition, claimHash: body.claimHash, ...prepared.value }),
  );
}

type Prepared = {
  readonly content: SealedContent;
  readonly sealedDepartment: Uint8Array<ArrayBuffer>;
  readonly sealedResident: Uint8Array<ArrayBuffer>;
  readonly indexes: readonly { readonly id: string; readonly value: Buffer }[];
};

async function prepare(
  { keys, catalogue, clock }: Services,
  city: City,
  definition: ProcedureDefinition,
  body: RequestOf<Submit>,
): Promise<Result<Prepared, Failure>> {
  const department = await keys.departmentKey(city.id, definition.department);
  if (!department) return refusal('unavailable');
  const identity = await keys.intakeIdentity(city.id, body.intakeKey);
  if (!identity.ok) return refusal(identity.failure);
  const content = await openContent(body, city, identity.value);
  if (!content.ok) return content;
  const verdict = decide(definition, content.value, catalogue.languages, tokyoToday(clock));
  if (!verdict.ok) return verdict;

  const plain = new TextEncoder().encode(JSON.stringify(content.value));
  const [sealedDepartment, sealedResident] = [
    await seal(plain, [department.recipient]),
    await seal(plain, [content.value.residentRecipient]),
  ];
  if (!sealedDepartment.ok) throw new Error('a department key that seals nothing was stored');
  if (!sealedResident.ok) return refusal('cannot-open');
  return ok({
    content: content.value,
    sealedDepartment: sealedDepartment.value,
    sealedResident: sealedResident.value,
    indexes: blindIndexes(definition, department, content.value),
  });
}

function blindIndexes(
  definition: ProcedureDefinition,
  key: DepartmentKey,
  { answers }: SealedContent,
): Prepared['indexes'] {
  return definition.blindIndexes.flatMap(({ id, fields }) => {
    const values = fields.map((field) => searchForm(answers[field] ?? ''));
    const isEmpty = values.every((value) => value === '');
    return isEmpty ? [] : [{ id, value: key.blindIndex([definition.id, id, ...values]) }];
  });
}

type Filing = Prepared & {
  readonly city: City;
  readonly definition: ProcedureDefinition;
  readonly claimHash: string;
};

async function file(
  trx: Transaction,
  { clock, randomBytes }: Services,
  { city, definition, claimHash, content, sealedDepartment, sealedResident, indexes }: Filing,
): Promise<Result<Receipt, Failure>> {
  const attachments = await lockAttachments(
    trx,
    city.id,
    claimHash,
    content.attachments,
    definition.department,
  );
  if (!attachments.ok)
    return refusal(attachments.failure === 'missing' ? 'attachment-missing' : 'cannot-open');
  if (attachments.value.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_APPLICATION_BYTES)
    return refusal('too-large');

  // Serial and time of arrival are taken together, so that numbers rise with time.
  const { serial, arrivedAt, yearMonth } = await nextSerial(trx, city.id, clock);
  const id = uuidv7(() => arrivedAt, randomBytes);
  const receipt: Receipt = {
    receipt: makeReceiptNumber(city.code, yearMonth, serial),
    procedure: definition.id,
    version: definition.version,
    arrivedAt: tokyoTimestamp(arrivedAt),
  };
  await insertApplication(
    trx,
    {
      city: city.id,
      id,
      receipt: receipt.receipt,
      procedure: definition.id,
      version: definition.version,
      language: content.language,
      department: definition.department,
      claim_hash: claimHash,
      arrived_at: arrivedAt,
      state: 'received',
      sealed_department: Buffer.from(sealedDepartment.buffer),
      sealed_resident: Buffer.from(sealedResident.buffer),
      not_personal: JSON.stringify(notPersonal(definition, content.answers)),
    },
    indexes,
  );
  await fileAttachments(trx, city.id, claimHash, content.attachments, id);
  await appendAudit(trx, {
    city: city.id,
    at: arrivedAt,
    account: null,
    department: definition.department,
    act: 'received',
    application: id,
  });
  return ok(receipt);
}
