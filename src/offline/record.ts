/** An application as this phone knows it: parsed whenever it comes out of the database. */
import * as z from 'zod/mini';
import { receiptSchema } from '#contract/applications/schema.ts';
import {
  applicationId,
  attachmentId,
  cityId,
  claimSecret,
  idempotencyKey,
  languageTag,
  procedureId,
} from '#contract/ids.ts';
import { issueSchema } from '#contract/problem.ts';
import { answersSchema } from '#contract/procedures/answers.ts';

const photoSchema = z.object({ id: attachmentId, width: z.number(), height: z.number(), bytes: z.number() });
export type Photo = z.infer<typeof photoSchema>;

/** Why the city sent it back; the draft is writable again. */
const refusalSchema = z.object({ code: z.string(), issues: z.array(issueSchema) });

const phaseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('draft'),
    refusal: z.nullable(refusalSchema),
    /** Complete, to be handed in at the counter. Gone with the next letter. */
    isPrepared: z.optional(z.boolean()),
  }),
  /** Sealed and fixed; not yet received. */
  z.object({ kind: z.literal('waiting'), key: idempotencyKey, claim: claimSecret, since: z.string() }),
  z.object({ kind: z.literal('arrived'), claim: claimSecret, receipt: receiptSchema }),
]);

const earlierSchema = z.object({ label: z.string(), value: z.string() });
export type Earlier = z.infer<typeof earlierSchema>;

export const applicationRecordSchema = z.object({
  id: applicationId,
  city: cityId,
  procedure: procedureId,
  /** The draft is pinned to this version of the definition. */
  version: z.string(),
  language: languageTag,
  /** As typed: normalised only when decided upon. */
  answers: answersSchema,
  /** What had no place in a newer version, as it read: kept until it is sent. */
  earlier: z.optional(z.array(earlierSchema)),
  photos: z.array(photoSchema),
  createdAt: z.string(),
  savedAt: z.string(),
  phase: phaseSchema,
});
export type ApplicationRecord = z.infer<typeof applicationRecordSchema>;

/**
 * What waits to be sent. Nothing in it can be read on the phone or says who somebody is: the body is sealed
 * and fixed. That is why it can leave while the vault is locked.
 */
export type OutboxItem = {
  /** The Idempotency-Key. */
  readonly id: string;
  /** The order of sending is per application: nothing waits behind somebody else's photograph. */
  readonly application: string;
  readonly order: number;
  readonly kind: 'attachment' | 'application';
  readonly city: string;
  readonly body: ArrayBuffer;
  readonly query: Readonly<Record<string, string>>;
  readonly done: boolean;
  readonly attempts: number;
  /** How often the city had lost the photographs. */
  readonly rounds: number;
  /** Milliseconds since 1970; not to be tried before. */
  readonly notBefore: number;
  /** A request left and no answer came: it may have arrived. */
  readonly unanswered: boolean;
};
