/** Turns a draft into what waits to be sent: sealed, fixed, under its own key. */
import type { IntakeKey, SealedContent, Submission } from '#contract/applications/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { toBase64Url } from '#lib/base64url.ts';
import type { Clock } from '#lib/clock.ts';
import { sha256 } from '#lib/hash.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { secureRandomBytes, uuidv7 } from '#lib/uuid.ts';
import type { ApplicationRecord, OutboxItem } from './record.ts';
import type { Store, StoreFailure } from './store.ts';

/** The sealing library is 50 kB; it is loaded when the first draft is sent, and given in here. */
export type Sealer = {
  seal(bytes: Uint8Array<ArrayBuffer>, recipient: string): Promise<Uint8Array<ArrayBuffer>>;
  /** This phone's own recipient. */
  residentRecipient(): Promise<string>;
};

type Input = {
  readonly store: Store;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly intakeKey: IntakeKey;
  /** As it was read and decided upon; if it is another by the time it is sealed, nothing is sent. */
  readonly draft: ApplicationRecord;
  /** Of that draft, normalised and valid. */
  readonly answers: Answers;
  /** Photographs that these answers name, in order. */
  readonly photos: readonly string[];
};

/**
 * Seals and moves the draft to *waiting* in one transaction. From then on the bytes and the key never change,
 * so that however often they are sent they have one effect.
 * @returns `not-a-draft` when another tab was faster: it is then waiting already
 */
export async function submit(input: Input): Promise<Result<ApplicationRecord, StoreFailure>> {
  const { store, sealer, clock, intakeKey, draft, answers, photos } = input;
  const { id } = draft;
  const claim = toBase64Url(secureRandomBytes(16));
  const key = uuidv7(clock);
  const common = {
    application: id,
    city: draft.city,
    done: false,
    attempts: 0,
    rounds: 0,
    notBefore: 0,
    unanswered: false,
  };
  const claimHash = await sha256(claim);
  const residentRecipient = await sealer.residentRecipient();

  const items: OutboxItem[] = [];
  const attachments: Submission['attachments'] = [];
  for (const photo of photos) {
    const bytes = await store.readPhoto(photo);
    if (!bytes) return fail({ kind: 'changed-meanwhile' });
    const sealed = await sealer.seal(bytes, intakeKey.recipient);
    attachments.push({ id: photo, sha256: await sha256(sealed) });
    const query = {
      procedure: draft.procedure,
      version: draft.version,
      intakeKey: intakeKey.id,
      claimHash,
      residentRecipient,
    };
    items.push({ ...common, id: photo, order: items.length, kind: 'attachment', body: sealed.buffer, query });
  }

  const { city, procedure, version, language } = draft;
  const content: SealedContent = {
    city,
    procedure,
    version,
    language,
    answers: { ...answers },
    attachments,
    residentRecipient,
  };
  const sealed = await sealer.seal(new TextEncoder().encode(JSON.stringify(content)), intakeKey.recipient);
  const submission: Submission = {
    procedure,
    version,
    intakeKey: intakeKey.id,
    claimHash,
    attachments,
    sealed: toBase64Url(sealed),
  };
  const body = new TextEncoder().encode(JSON.stringify(submission)).buffer;
  items.push({ ...common, id: key, order: items.length, kind: 'application', body, query: {} });

  const since = clock().toISOString();
  return store.update(id, (record) => {
    if (record.phase.kind !== 'draft') return fail({ kind: 'not-a-draft' });
    const isSame = JSON.stringify(record.answers) === JSON.stringify(draft.answers);
    if (!isSame || record.version !== draft.version) return fail({ kind: 'changed-meanwhile' });
    const phase = { kind: 'waiting', key, claim, since } as const;
    // What an older version asked for has gone as far as it can.
    const { earlier: _, ...rest } = record;
    return ok({ record: { ...rest, phase }, along: { clearOutbox: true, putOutbox: items } });
  });
}
