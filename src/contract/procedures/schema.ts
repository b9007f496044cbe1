/** What a procedure 手続 is, as data: rules in definition.yaml, words in one file a language. */
import * as z from 'zod/mini';
import { procedureId } from '#contract/ids.ts';
import { provenanceSchema } from '#contract/provenance.ts';

const fieldKey = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));
const factDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/**
 * A condition over answers. `is` compares with an option's key, `atLeast` with a number or a sum of money;
 * `count` counts the entries of a group. Inside a group a name first means a field of the same entry.
 * No condition reads a clock: what is asked must be the same on the phone today and at the city tomorrow.
 */
export type Condition =
  | { readonly field: string; readonly is: string }
  | { readonly field: string; readonly atLeast: number }
  | { readonly count: string; readonly atLeast: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: fieldKey, is: z.string() }),
    z.strictObject({ field: fieldKey, atLeast: z.number() }),
    z.strictObject({ count: fieldKey, atLeast: z.int().check(z.positive()) }),
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

/** An age that the person of a birth date must have on a day; today unless another date of the form is named. */
const ageRuleSchema = z.strictObject({
  when: z.optional(conditionSchema),
  on: z.optional(fieldKey),
  /** In completed years, attained on the day before the birthday (年齢計算ニ関スル法律). */
  atLeast: z.optional(z.number()),
  under: z.optional(z.number()),
  /** Until 31 March after reaching this age, inclusive: 18歳に達する日以後の最初の3月31日まで. */
  untilMarchAfter: z.optional(z.number()),
  /** From 1 April after reaching this age on: 18歳に達する日以後の最初の3月31日を経過した. */
  fromAprilAfter: z.optional(z.number()),
});
export type AgeRule = z.infer<typeof ageRuleSchema>;

const plainFields = [
  /**
   * A person's name: kept exactly as typed. With `rightCharacter` there is room to say which character is
   * meant when it cannot be typed: `<key>Note`.
   */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('name'),
    maxLength: z.number(),
    rightCharacter: z.optional(z.boolean()),
  }),
  /** A reading in katakana; hiragana and half width are turned into it. Latin letters pass. */
  z.strictObject({ ...fieldBase, kind: z.literal('kana'), maxLength: z.number() }),
  /** One line; several when `lines` is more than one. */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('text'),
    maxLength: z.number(),
    lines: z.optional(z.number()),
  }),
  z.strictObject({ ...fieldBase, kind: z.literal('phone') }),
  /** A mail address. */
  z.strictObject({ ...fieldBase, kind: z.literal('mail') }),
  /** A number of fixed length that is no quantity: a microchip's 15 digits. */
  z.strictObject({ ...fieldBase, kind: z.literal('digits'), length: z.number() }),
  /** A whole number: how many. Its unit is a text. */
  z.strictObject({ ...fieldBase, kind: z.literal('number'), min: z.number(), max: z.number() }),
  /** A sum in yen. */
  z.strictObject({ ...fieldBase, kind: z.literal('money'), min: z.number(), max: z.number() }),
  /** The number on an insurance card. With `check` its last digit is a check digit. */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('insured-number'),
    length: z.number(),
    check: z.optional(z.literal('modulus-10-weights-2-1')),
  }),
  /**
   * マイナンバー: only where a law asks for it and identity is proven. Typed twice, never kept in a draft, shown
   * masked. `basis` names the law.
   */
  z.strictObject({ ...fieldBase, kind: z.literal('my-number'), basis: z.string() }),
  /** Three text fields: year (era or western), month, day. */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('date'),
    notAfterToday: z.optional(z.boolean()),
    notBeforeToday: z.optional(z.boolean()),
    notBefore: z.optional(z.union([factDate, z.strictObject({ field: fieldKey })])),
    /** Of a birth date. */
    ages: z.optional(z.array(ageRuleSchema)),
  }),
  /** Postal code, town and block, building: `<key>PostalCode`, `<key>Town`, `<key>Street`, `<key>Building`. */
  z.strictObject({ ...fieldBase, kind: z.literal('address') }),
  /** `<key>Bank`, `<key>Branch`, `<key>Type` (`ordinary` or `current`), `<key>Number`, `<key>Holder`. */
  z.strictObject({ ...fieldBase, kind: z.literal('bank-account') }),
  z.strictObject({ ...fieldBase, kind: z.literal('choice'), options: z.array(z.string()) }),
  /** `yes` or `no`. */
  z.strictObject({ ...fieldBase, kind: z.literal('yes-no') }),
  /** Photographs; the answer is their ids with spaces between. */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('attachment'),
    minFiles: z.optional(z.number()),
    maxFiles: z.number(),
    /** What must be seen, each its own text: front and back of a card, four sides of a house. */
    sides: z.optional(z.array(z.string())),
    /** The paper itself must follow: by post or at the window. */
    original: z.optional(z.array(z.enum(['post', 'counter']))),
  }),
  /** `yes` when the person has declared it. */
  z.strictObject({ ...fieldBase, kind: z.literal('declaration') }),
] as const;

const plainFieldSchema = z.discriminatedUnion('kind', plainFields);
export type PlainField = z.infer<typeof plainFieldSchema>;

/**
 * Entries of the same fields: each child, each item. The answer under the group's key lists its entries
 * ("1 2 4"); a field of entry 2 stands under `<group>2<Field>`. Entries keep their number when others go.
 */
const groupSchema = z.strictObject({
  ...fieldBase,
  kind: z.literal('group'),
  min: z.number(),
  max: z.number(),
  fields: z.array(plainFieldSchema),
});
export type GroupField = z.infer<typeof groupSchema>;

export const fieldSchema = z.discriminatedUnion('kind', [...plainFields, groupSchema]);
export type Field = z.infer<typeof fieldSchema>;

const pageSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  when: z.optional(conditionSchema),
  fields: z.array(fieldSchema),
});
export type Page = z.infer<typeof pageSchema>;

const outcomeSchema = z.enum(['needed', 'not-needed', 'ask', 'counter']);

const eligibilitySchema = z.strictObject({
  /**
   * Asked in order while `when` holds. `yes`, `no` and `unsure` have common words; any other option has its
   * own text.
   */
  questions: z.array(
    z.strictObject({
      key: fieldKey,
      when: z.optional(conditionSchema),
      options: z.array(z.string()),
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
  /** Once for each entry of this group; names in `when` and `times` then mean the entry's fields first. */
  each: z.optional(fieldKey),
  /** Times the number in this answer: copies, pieces. Zero while it is not known. */
  times: z.optional(fieldKey),
  /** In yen; null when no source gives it: the screen then says whom to ask. */
  yen: z.nullable(z.number()),
  provenance: provenanceSchema,
});

const deadlineSchema = z.strictObject({
  /** Exactly one of the three: after the latest of the dates; the day itself is not counted (民法140条). */
  days: z.optional(z.number()),
  months: z.optional(z.number()),
  years: z.optional(z.number()),
  fromLatestOf: z.array(z.strictObject({ field: fieldKey, plusDays: z.number() })),
  /** First day on which it may be filed, counted back from the latest of the dates. */
  opensDaysBefore: z.optional(z.number()),
  /** Filing late: still taken (unless told), taken with a loss, or only at the window. */
  late: z.optional(z.enum(['accepted', 'loss', 'counter'])),
  basis: z.string(),
  provenance: provenanceSchema,
});

/** Who may file, for whom. Each submitter has a text; `proof` names the field with the paper that shows it. */
const personsSchema = z.strictObject({
  /** Whom it concerns, as a text: the child, the insured person. */
  subject: z.string(),
  /** In whose name it is filed, as a text. */
  applicant: z.string(),
  submitters: z.array(
    z.strictObject({
      id: z.enum(['self', 'household', 'family', 'legal-representative', 'care-manager', 'agent']),
      proof: z.optional(fieldKey),
    }),
  ),
  /** The choice in which the person says which of them they are; its options are the submitters. */
  field: z.optional(fieldKey),
});

/** A procedure of one city in one version, ready to be shown and decided upon. Immutable once published. */
export const procedureDefinitionSchema = z.strictObject({
  id: procedureId,
  version: z.string().check(z.regex(/^[0-9]{1,4}$/)),
  /** 申請 leads to a decision; 届出 is fulfilled on arrival (行政手続法37条). */
  kind: z.enum(['application', 'notification']),
  assurance: z.enum(['none', 'contact', 'authenticated', 'signed', 'counter']),
  persons: z.optional(personsSchema),
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

const plainFieldText = {
  label: z.string(),
  help: z.optional(z.string()),
  /** Of a choice, by option. */
  options: z.optional(z.record(z.string(), z.string())),
  /** Of an attachment, by side. */
  sides: z.optional(z.record(z.string(), z.string())),
  /** Of a number: 通, 個, 週. */
  unit: z.optional(z.string()),
};

const fieldTextSchema = z.strictObject({
  ...plainFieldText,
  /** Of a group: the words over one entry ("お子さん", numbered by the app), and of the button that adds one. */
  entry: z.optional(z.string()),
  add: z.optional(z.string()),
  /** Of a group: its fields' words. */
  fields: z.optional(z.record(z.string(), z.strictObject(plainFieldText))),
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
  /** By submitter, and `subject` and `applicant` under the names that the definition gives them. */
  persons: z.optional(z.record(z.string(), z.string())),
  eligibility: z.strictObject({
    questions: z.record(
      z.string(),
      z.strictObject({
        label: z.string(),
        help: z.optional(z.string()),
        /** Of options other than `yes`, `no`, `unsure`. */
        options: z.optional(z.record(z.string(), z.string())),
      }),
    ),
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
