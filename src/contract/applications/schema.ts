/** An application 申請・届出 as it crosses the border: sealed on the phone, opened only in memory. */
import * as z from 'zod/mini';
import {
  attachmentId,
  cityId,
  digest,
  idempotencyKey,
  languageTag,
  procedureId,
  receiptNumber,
} from '../ids.ts';
import { answersSchema } from '../procedures/answers.ts';

/** An age recipient (X25519): whom bytes are sealed to. */
export const recipient = z.string().check(z.regex(/^age1[a-z0-9]{58}$/));

/** The city's current intake key: the phone seals to it. Old ones open for 120 days more. */
export const intakeKeySchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  recipient,
});
export type IntakeKey = z.infer<typeof intakeKeySchema>;

/** One photograph named by an application: which one, and the hash of its sealed bytes. */
const attachmentReference = z.strictObject({ id: attachmentId, sha256: digest });

/** What is inside the seal. Nothing of it is ever stored readable, but what the definition calls not personal. */
export const sealedContentSchema = z.strictObject({
  city: cityId,
  procedure: procedureId,
  version: z.string(),
  language: languageTag,
  answers: answersSchema,
  attachments: z.array(attachmentReference),
  /** The city seals a copy to this key, so that the phone can read again what was filed. */
  residentRecipient: recipient,
});
export type SealedContent = z.infer<typeof sealedContentSchema>;

/** 1.5 MB of base64url: far above any form's answers. */
const MAX_SEALED_TEXT = 1_500_000;

/** Body of the act of sending. */
export const submissionSchema = z.strictObject({
  procedure: procedureId,
  version: z.string().check(z.maxLength(20)),
  intakeKey: z.string().check(z.maxLength(60)),
  claimHash: digest,
  attachments: z.array(attachmentReference).check(z.maxLength(20)),
  sealed: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(MAX_SEALED_TEXT)),
});
export type Submission = z.infer<typeof submissionSchema>;

/** Life of an application, as far as this stage of the product goes. */
export const applicationState = z.enum(['received', 'accepted']);
export type ApplicationState = z.infer<typeof applicationState>;

/** The proof that it has arrived: when it was recorded in the city's computer (デジタル手続法6条3項). */
export const receiptSchema = z.object({
  receipt: receiptNumber,
  procedure: procedureId,
  version: z.string(),
  arrivedAt: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** What the phone asks after a lost answer: did this key have its effect? */
export const settlementSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received'), receipt: receiptSchema }),
  z.object({ kind: z.literal('unknown') }),
]);

export type Settlement = z.infer<typeof settlementSchema>;

/** How a filed application stands, for the one who holds its claim. */
export const applicationStatusSchema = z.object({
  receipt: receiptSchema,
  state: applicationState,
  history: z.array(z.object({ state: applicationState, at: z.string() })),
  /** The copy sealed to the phone's own key, base64url. */
  sealed: z.string(),
});
export type ApplicationStatus = z.infer<typeof applicationStatusSchema>;

/** Largest file as it leaves the phone, sealed: 20 MiB (DESIGN §4). */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
export const MAX_APPLICATION_BYTES = 40 * 1024 * 1024;
/** Long side of a photograph after re-encoding, in pixels. */
export const MAX_PHOTO_SIDE = 2048;

export const attachmentReceiptSchema = z.object({ id: idempotencyKey, sha256: digest });
