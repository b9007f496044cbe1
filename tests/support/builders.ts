/** Builds what a phone would send, for any procedure, from its definition alone. */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { IntakeKey, SealedContent, Submission } from '#contract/applications/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import {
  askedFields,
  eligibility,
  entriesOf,
  expandField,
  holds,
  normalise,
  visiblePages,
} from '#contract/procedures/rules.ts';
import type { PlainField, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { validateField } from '#contract/procedures/validate-field.ts';
import { toBase64Url } from '#lib/base64url.ts';
import type { Clock } from '#lib/clock.ts';
import { addDays, type PlainDate, tokyoToday } from '#lib/dates.ts';
import { sha256 } from '#lib/hash.ts';
import { type RandomBytes, secureRandomBytes, uuidv7 } from '#lib/uuid.ts';
import { greyJpeg } from './jpeg.ts';

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
  /** JPEG files: for attachment fields that need some, the rest for the first that is asked. More are made up where needed. */
  readonly photos?: readonly Uint8Array<ArrayBuffer>[];
  /** Changes what is inside the seal before it is sealed, for what an honest phone would not send. */
  readonly tamper?: (content: SealedContent) => unknown;
  readonly randomBytes?: RandomBytes;
};

export async function buildFiling(input: FilingInput): Promise<Filing> {
  const { city, definition, intakeKey, clock, randomBytes = secureRandomBytes } = input;
  const today = tokyoToday(clock);
  const needed = countNeededPhotos(definition, buildAnswers(definition, today, { ...input.answers }));
  const photos = [...(input.photos ?? [])];
  while (photos.length < needed) photos.push(greyJpeg({ width: 8 + photos.length, height: 8 }));
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
    answers: { ...buildAnswers(definition, today, { ...input.answers }, ids) },
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
 * @param photos ids for attachment fields: those that are needed first, the rest for the first that is asked
 */
export function buildAnswers(
  definition: ProcedureDefinition,
  today: PlainDate,
  typed: Answers = {},
  photos: readonly string[] = [],
): Answers {
  const answers: Record<string, string> = { ...eligibleAnswers(definition, typed), ...typed };
  const asked: AttachmentField[] = [];
  for (const page of definition.pages) {
    if (!holds(page.when, answers)) continue;
    for (const field of page.fields) {
      if (!holds(field.when, answers)) continue;
      if (field.kind === 'group') answers[field.key] = entriesOf(field, typed).join(' ');
      for (const concrete of expandField(field, answers)) {
        if (!holds(concrete.when, answers)) continue;
        if (concrete.kind === 'attachment') asked.push(concrete);
        else Object.assign(answers, madeUp(concrete, answers, today));
        // What was typed decides which of the later fields are asked.
        Object.assign(answers, typed);
      }
    }
  }
  return normalise(definition, { ...answers, ...dealtOut(photos, asked), ...typed });
}

type AttachmentField = Extract<PlainField, { kind: 'attachment' }>;

function photosNeeded({ optional, minFiles = 1 }: AttachmentField): number {
  return optional ? 0 : minFiles;
}

function dealtOut(photos: readonly string[], asked: readonly AttachmentField[]): Answers {
  const rest = [...photos];
  const dealt = asked.map((field) => ({ field, ids: rest.splice(0, photosNeeded(field)) }));
  dealt[0]?.ids.push(...rest);
  return Object.fromEntries(
    dealt.filter(({ ids }) => ids.length > 0).map(({ field, ids }) => [field.key, ids.join(' ')]),
  );
}

/** How many photographs these answers cannot do without. */
function countNeededPhotos(definition: ProcedureDefinition, answers: Answers): number {
  return visiblePages(definition, answers)
    .flatMap((page) => askedFields(page, answers))
    .filter((field) => field.kind === 'attachment')
    .reduce((sum, field) => sum + photosNeeded(field), 0);
}

/** Answers to the first questions with which it is needed, or at least does not end at the window. */
function eligibleAnswers(definition: ProcedureDefinition, typed: Answers): Answers {
  const ways = waysThrough(definition, typed, {});
  const outcomeOf = (way: Answers) => {
    const state = eligibility(definition, way);
    return state.kind === 'verdict' ? state.outcome : state.kind;
  };
  return (
    ways.find((way) => outcomeOf(way) === 'needed') ??
    ways.find((way) => outcomeOf(way) !== 'counter') ??
    ways[0] ??
    {}
  );
}

/** Every way through the questions; "no" is tried first. */
function waysThrough(definition: ProcedureDefinition, typed: Answers, answers: Answers): readonly Answers[] {
  const state = eligibility(definition, answers);
  if (state.kind !== 'question') return [answers];
  const { key, options } = state;
  const given = options.find((option) => option === typed[key]);
  const tried = given
    ? [given]
    : [...options].sort((one, other) => Number(other === 'no') - Number(one === 'no'));
  return tried.flatMap((option) => waysThrough(definition, typed, { ...answers, [key]: option }));
}

function madeUp(field: PlainField, answers: Answers, today: PlainDate): Answers {
  const { key } = field;
  switch (field.kind) {
    case 'name':
      return { [key]: '髙橋 﨑' };
    case 'kana':
      return { [key]: 'タカハシ サキ' };
    case 'text':
      return { [key]: '柴' };
    case 'phone':
      return { [key]: '0425851111' };
    case 'mail':
      return { [key]: 'saki@example.jp' };
    case 'digits':
      return { [key]: '392'.padEnd(field.length, '0').slice(0, field.length) };
    case 'number':
    case 'money':
      return { [key]: String(Math.max(field.min, Math.min(1, field.max))) };
    case 'insured-number':
      // Nought is its own check digit by every rule.
      return { [key]: '0'.repeat(field.length) };
    case 'my-number':
      // Of the vectors that nobody has (平成26年総務省令第85号5条).
      return { [`${key}First`]: '123456789018', [`${key}Again`]: '123456789018' };
    case 'date':
      return { [key]: madeUpDate(field, answers, today) };
    case 'address':
      return { [`${key}PostalCode`]: '1918686', [`${key}Town`]: '神明', [`${key}Street`]: '1-12-1' };
    case 'bank-account':
      return {
        [`${key}Bank`]: '見本銀行',
        [`${key}Branch`]: '日野支店',
        [`${key}Type`]: 'ordinary',
        [`${key}Number`]: '0000001',
        [`${key}Holder`]: 'タカハシ サキ',
      };
    case 'choice':
      return { [key]: field.options[0] ?? '' };
    case 'yes-no':
    case 'declaration':
      return { [key]: 'yes' };
    case 'attachment':
      return {};
  }
}

/** A day that the field's limits allow. */
function madeUpDate(
  field: Extract<PlainField, { kind: 'date' }>,
  answers: Answers,
  today: PlainDate,
): PlainDate {
  const ages = (field.ages ?? []).flatMap(({ atLeast, under, untilMarchAfter, fromAprilAfter }) => [
    atLeast,
    fromAprilAfter && fromAprilAfter + 2,
    under && under - 1,
    untilMarchAfter && untilMarchAfter - 1,
  ]);
  const candidates = [-10, 0, 10, ...ages.map((age) => -Math.ceil(((age ?? 0) + 0.5) * 365.25))];
  const days = candidates.map((offset) => addDays(today, offset));
  const fits = (day: PlainDate) => validateField(field, { ...answers, [field.key]: day }, today).length === 0;
  return days.find(fits) ?? addDays(today, -10);
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
