/** Builds what a phone would send, for any procedure, from its definition alone. */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { IntakeKey, SealedContent, Submission } from '#contract/applications/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { eligibility, holds, normalise } from '#contract/procedures/rules.ts';
import type { Field, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { toBase64Url } from '#lib/base64url.ts';
import type { Clock } from '#lib/clock.ts';
import { addDays, type PlainDate, tokyoToday } from '#lib/dates.ts';
import { sha256 } from '#lib/hash.ts';
import { type RandomBytes, secureRandomBytes, uuidv7 } from '#lib/uuid.ts';

export type Upload = {
  /** Idempotency-Key of the upload and id of the attachment. */
  readonly key: string;
  readonly query: {
    readonly procedure: string;
    readonly version: string;
    readonly intakeKey: string;
    readonly claimHash: string;
    readonly residentRecipient: string;
  };
  readonly body: Uint8Array<ArrayBuffer>;
  /** Of the sealed bytes. */
  readonly sha256: string;
};

/** Everything that belongs to one act of filing. */
export type Filing = {
  readonly city: string;
  /** Idempotency-Key of the act. */
  readonly key: string;
  readonly claim: string;
  readonly claimHash: string;
  /** The fixed bytes of the body. */
  readonly body: string;
  readonly submission: Submission;
  readonly content: SealedContent;
  readonly uploads: readonly Upload[];
  /** age identity that opens the resident's copy. */
  readonly residentIdentity: string;
};

export type FilingInput = {
  readonly city: string;
  readonly definition: ProcedureDefinition;
  readonly intakeKey: IntakeKey;
  readonly clock: Clock;
  readonly language?: string;
  /** Typed answers that replace those made up; an empty one leaves the field out. */
  readonly answers?: Answers;
  /** JPEG files, named in the first attachment field that is asked. */
  readonly photos?: readonly Uint8Array<ArrayBuffer>[];
  /** Changes what is inside the seal before it is sealed, for what an honest phone would not send. */
  readonly tamper?: (content: SealedContent) => unknown;
  readonly randomBytes?: RandomBytes;
};

export async function buildFiling(input: FilingInput): Promise<Filing> {
  const { city, definition, intakeKey, clock, photos = [], randomBytes = secureRandomBytes } = input;
  const claim = toBase64Url(randomBytes(16));
  const claimHash = await sha256(claim);
  const residentIdentity = await generateX25519Identity();
  const residentRecipient = await identityToRecipient(residentIdentity);
  const uploads: Upload[] = [];
  for (const photo of photos) {
    const body = await sealBytes(photo, intakeKey.recipient);
    const { id: procedure, version } = definition;
    const query = { procedure, version, intakeKey: intakeKey.id, claimHash, residentRecipient };
    uploads.push({ key: uuidv7(clock, randomBytes), query, body, sha256: await sha256(body) });
  }
  const attachments = uploads.map(({ key: id, sha256: hash }) => ({ id, sha256: hash }));
  const ids = attachments.map(({ id }) => id);
  const content: SealedContent = {
    city,
    procedure: definition.id,
    version: definition.version,
    language: input.language ?? 'ja',
    answers: { ...buildAnswers(definition, tokyoToday(clock), { ...input.answers }, ids) },
    attachments,
    residentRecipient,
  };
  const inside = JSON.stringify(input.tamper?.(content) ?? content);
  const sealed = await sealBytes(new TextEncoder().encode(inside), intakeKey.recipient);
  const submission: Submission = {
    procedure: definition.id,
    version: definition.version,
    intakeKey: intakeKey.id,
    claimHash,
    attachments,
    sealed: toBase64Url(sealed),
  };
  const body = JSON.stringify(submission);
  const key = uuidv7(clock, randomBytes);
  return { city, key, claim, claimHash, body, submission, content, uploads, residentIdentity };
}

/**
 * Answers that a definition accepts, normalised.
 * @param typed replaces what is made up
 * @param photos ids for the first attachment field that is asked
 */
export function buildAnswers(
  definition: ProcedureDefinition,
  today: PlainDate,
  typed: Answers = {},
  photos: readonly string[] = [],
): Answers {
  const answers: Record<string, string> = { ...typed };
  for (;;) {
    const state = eligibility(definition, answers);
    if (state.kind !== 'question') break;
    answers[state.key] = typed[state.key] ?? (state.options.includes('no') ? 'no' : (state.options[0] ?? ''));
  }
  let ids = photos;
  for (const page of definition.pages.filter(({ when }) => holds(when, answers))) {
    for (const field of page.fields) {
      if (!holds(field.when, answers)) continue;
      if (field.kind === 'attachment') {
        if (ids.length > 0) answers[field.key] = ids.join(' ');
        ids = [];
      } else {
        Object.assign(answers, madeUp(field, today));
      }
      // What was typed decides which of the later fields are asked.
      Object.assign(answers, typed);
    }
  }
  return normalise(definition, answers);
}

function madeUp(field: Field, today: PlainDate): Answers {
  switch (field.kind) {
    case 'name':
      return { [field.key]: '髙橋 﨑' };
    case 'kana':
      return { [field.key]: 'タカハシ サキ' };
    case 'text':
      return { [field.key]: '柴' };
    case 'phone':
      return { [field.key]: '0425851111' };
    case 'digits':
      return { [field.key]: '392'.padEnd(field.length, '0').slice(0, field.length) };
    case 'date':
      return { [field.key]: addDays(today, -10) };
    case 'address':
      return {
        [`${field.key}PostalCode`]: '1918686',
        [`${field.key}Town`]: '神明',
        [`${field.key}Street`]: '1-12-1',
      };
    case 'choice':
      return { [field.key]: field.options[0] ?? '' };
    case 'yes-no':
    case 'declaration':
      return { [field.key]: 'yes' };
    case 'attachment':
      return {};
  }
}

export async function sealBytes(
  plain: Uint8Array<ArrayBuffer>,
  recipient: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(plain));
}

/** @throws Error when the identity does not open it */
export async function openBytes(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

/** What a clerk's browser does with the department phrase. @returns the department's age identity */
export async function openDepartmentKey(sealedDepartmentKey: Uint8Array, phrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(phrase);
  return decrypter.decrypt(sealedDepartmentKey, 'text');
}
