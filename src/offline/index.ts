/**
 * The door of everything that outlives a connection: drafts, photographs, the outbox. Behind it nothing typed
 * is lost and nothing is sent twice.
 */
import type { IntakeKey, SealedContent } from '#contract/applications/schema.ts';
import { sealedContentSchema } from '#contract/applications/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { type Clock, systemClock } from '#lib/clock.ts';
import type { Result } from '#lib/result.ts';
import { openVault } from '#vault/vault.ts';
import { keyShelf, openDatabase } from './database.ts';
import { createDraftWriter, type DraftWriter } from './draft-writer.ts';
import { createOutbox, type Outbox, type Send } from './outbox.ts';
import type { ApplicationRecord } from './record.ts';
import { createStore, type Store, type StoreFailure } from './store.ts';
import { type Sealer, submit } from './submission.ts';
import { createUnkept, type Unkept } from './unkept.ts';

export type { WriterState } from './draft-writer.ts';
export type { Send, SendOutcome, Waiting } from './outbox.ts';
export type { ApplicationRecord } from './record.ts';
export type { StoreFailure } from './store.ts';

export type Offline = {
  readonly store: Store;
  /** Saves what is typed, without being asked. */
  readonly drafts: DraftWriter;
  /** What no draft keeps. */
  readonly unkept: Unkept;
  readonly outbox: Outbox;
  /** Seals a draft and lets it wait; the outbox then sends it. */
  submit(
    draft: ApplicationRecord,
    answers: Answers,
    photos: readonly string[],
    intakeKey: IntakeKey,
  ): Promise<Result<ApplicationRecord, StoreFailure>>;
  /** Opens the copy that the city sealed to this phone. @throws Error when it is not for this phone */
  openCopy(sealed: string): Promise<SealedContent>;
};

/** Opens the phone's store and starts sending what waits. Once a page. */
export async function openOffline({
  send,
  clock = systemClock,
}: {
  send: Send;
  clock?: Clock;
}): Promise<Offline> {
  const database = openDatabase();
  const vault = await openVault(keyShelf(database));
  const store = createStore({ database, vault, clock });
  const locks = 'locks' in navigator ? navigator.locks : null;
  const outbox = createOutbox({ database, store, send, clock, random: Math.random, locks });
  const drafts = createDraftWriter({ save: store.saveAnswers });
  const unkept = createUnkept();
  return {
    store,
    drafts,
    unkept,
    outbox,
    async submit(draft, answers, photos, intakeKey) {
      const sealer = await loadSealer(vault.resident);
      const submitted = await submit({ store, sealer, clock, intakeKey, draft, answers, photos });
      if (submitted.ok) unkept.forget(draft.id);
      // Also when another tab was faster: what waits is to go.
      if (submitted.ok || submitted.failure.kind === 'not-a-draft') outbox.nudge();
      return submitted;
    },
    async openCopy(sealed) {
      const { open } = await import('#vault/open.ts');
      const bytes = await open(fromBase64Url(sealed), vault.resident);
      return sealedContentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    },
  };
}

async function loadSealer(resident: CryptoKey): Promise<Sealer> {
  const { workerSealer } = await import('#vault/worker-sealer.ts');
  return { seal: workerSealer.seal, residentRecipient: () => workerSealer.recipientOf(resident) };
}
