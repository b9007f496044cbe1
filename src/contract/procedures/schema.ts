/** What a procedure 手続 is, as data: rules in definition.yaml, words in one file a language. */
import * as z from 'zod/mini';
import { procedureId } from '#contract/ids.ts';
import { provenanceSchema } from '#contract/provenance.ts';

const fieldKey = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));
const factDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A condition over answers. `is` compares with an option's key. */
export type Condition =
  | { readonly field: string; readonly is: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: fieldKey, is: z.string() }),
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

const fieldBase = {
  key: fieldKey,
  /** Asked only when this holds. */
  when: z.optional(conditionSchema),
  optional: z.optional(z.boolean()),
  /** GIF name under which the answer can be given once and reused (identity work). */
  profile: z.optional(z.string()),
  /** HTML autocomplete token (WCAG 1.3.5). */
  autocomplete: z.optional(z.string()),
};

export const fieldSchema = z.discriminatedUnion('kind', [
  /** A person's name: kept exactly as typed. */
  z.strictObject({ ...fieldBase, kind: z.literal('name'), maxLength: z.number() }),
  /** A reading in katakana; hiragana and half width are turned into it. Latin letters pass. */
  z.strictObject({ ...fieldBase, kind: z.literal('kana'), maxLength: z.number() }),
  z.strictObject({ ...fieldBase, kind: z.literal('text'), maxLength: z.number() }),
  z.strictObject({ ...fieldBase, kind: z.literal('phone') }),
  /** A number of fixed length that is no quantity: a microchip's 15 digits. */
  z.strictObject({ ...fieldBase, kind: z.literal('digits'), length: z.number() }),
  /** Three text fields: year (era or western), month, day. */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('date'),
    notAfterToday: z.optional(z.boolean()),
    notBefore: z.optional(z.union([factDate, z.strictObject({ field: fieldKey })])),
  }),
  /** Postal code, town and block, building: `<key>PostalCode`, `<key>Town`, `<key>Street`, `<key>Building`. */
  z.strictObject({ ...fieldBase, kind: z.literal('address') }),
  z.strictObject({ ...fieldBase, kind: z.literal('choice'), options: z.array(z.string()) }),
  /** `yes` or `no`. */
  z.strictObject({ ...fieldBase, kind: z.literal('yes-no') }),
  /** Photographs; the answer is their ids with spaces between. */
  z.strictObject({ ...fieldBase, kind: z.literal('attachment'), maxFiles: z.number() }),
  /** `yes` when the person has declared it. */
  z.strictObject({ ...fieldBase, kind: z.literal('declaration') }),
]);
export type Field = z.infer<typeof fieldSchema>;

const pageSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  when: z.optional(conditionSchema),
  fields: z.array(fieldSchema),
});
export type Page = z.infer<typeof pageSchema>;

const outcomeSchema = z.enum(['needed', 'not-needed', 'ask', 'counter']);

const eligibilitySchema = z.strictObject({
  /** Asked in order while `when` holds. Answers are `yes`, `no` (and `unsure` where it is offered). */
  questions: z.array(
    z.strictObject({
      key: fieldKey,
      when: z.optional(conditionSchema),
      options: z.array(z.enum(['yes', 'no', 'unsure'])),
    }),
  ),
  /** The first that holds is the verdict; its reason is a text of the procedure. */
  verdicts: z.array(
    z.strictObject({
      when: z.optional(conditionSchema),
      outcome: outcomeSchema,
      reason: z.string(),
      provenance: provenanceSchema,
    }),
  ),
});

const feeItemSchema = z.strictObject({
  id: z.string(),
  when: z.optional(conditionSchema),
  /** In yen; null when no source gives it: the screen then says whom to ask. */
  yen: z.nullable(z.number()),
  provenance: provenanceSchema,
});

const deadlineSchema = z.strictObject({
  /** Days after the latest of the dates; the day itself is not counted (民法140条). */
  days: z.number(),
  fromLatestOf: z.array(z.strictObject({ field: fieldKey, plusDays: z.number() })),
  basis: z.string(),
  provenance: provenanceSchema,
});

/** A procedure of one city in one version, ready to be shown and decided upon. Immutable once published. */
export const procedureDefinitionSchema = z.strictObject({
  id: procedureId,
  version: z.string().check(z.regex(/^[0-9]{1,4}$/)),
  /** 申請 leads to a decision; 届出 is fulfilled on arrival (行政手続法37条). */
  kind: z.enum(['application', 'notification']),
  assurance: z.enum(['none', 'contact', 'authenticated', 'signed', 'counter']),
  /** Department that opens it, and the window of the city where one can come instead. */
  department: z.string(),
  window: z.string(),
  eligibility: z.nullable(eligibilitySchema),
  pages: z.array(pageSchema),
  declaration: fieldKey,
  fee: z.array(feeItemSchema),
  deadline: z.nullable(deadlineSchema),
  /** Ids of the texts that say what happens next, each under its condition. */
  next: z.array(z.strictObject({ id: z.string(), when: z.optional(conditionSchema) })),
  /** Answers that say nothing about a person: kept readable for lists and statistics. */
  notPersonal: z.array(fieldKey),
  /** Sets of answers that together form a blind index for finding duplicates. */
  blindIndexes: z.array(z.strictObject({ id: z.string(), fields: z.array(fieldKey) })),
  /** Days after the decision until the sealed copy is erased. */
  retentionDays: z.number(),
  retentionProvenance: provenanceSchema,
});
export type ProcedureDefinition = z.infer<typeof procedureDefinitionSchema>;

const fieldTextSchema = z.strictObject({
  label: z.string(),
  help: z.optional(z.string()),
  options: z.optional(z.record(z.string(), z.string())),
});
export type FieldText = z.infer<typeof fieldTextSchema>;

/** The words of a procedure in one language. */
export const procedureTextSchema = z.strictObject({
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
  forWhom: z.string(),
  untilWhen: z.string(),
  prepare: z.array(z.string()),
  minutes: z.number(),
  eligibility: z.strictObject({
    questions: z.record(z.string(), z.strictObject({ label: z.string(), help: z.optional(z.string()) })),
    reasons: z.record(z.string(), z.string()),
  }),
  pages: z.record(z.string(), z.strictObject({ title: z.string(), help: z.optional(z.string()) })),
  fields: z.record(z.string(), fieldTextSchema),
  fee: z.record(z.string(), z.string()),
  next: z.record(z.string(), z.string()),
  /** How far the texts have been read: by whom else, and when. */
  reviewed: z.strictObject({ backTranslated: z.nullable(z.string()), native: z.boolean() }),
});
export type ProcedureText = z.infer<typeof procedureTextSchema>;

/** A definition with its words: what a phone needs to fill it in, online or not. Public. */
export const procedureEditionSchema = z.object({
  definition: procedureDefinitionSchema,
  text: procedureTextSchema,
});
export type ProcedureEdition = z.infer<typeof procedureEditionSchema>;
