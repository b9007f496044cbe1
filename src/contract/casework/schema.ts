/** The other side of the counter: what staff list, open and decide. */
import * as z from 'zod/mini';
import { applicationState } from '../applications/schema.ts';
import { applicationId, attachmentId, cityId, languageTag, procedureId, receiptNumber } from '../ids.ts';
import { answersSchema } from '../procedures/answers.ts';

/** Department keys are age identities; the browser holds one only while the clerk works. */
export const staffSessionSchema = z.object({
  account: z.string(),
  name: z.string(),
  city: cityId,
  department: z.string(),
  /** The department's age identity, itself sealed with the department phrase (age, scrypt). base64url. */
  sealedDepartmentKey: z.string(),
});
export type StaffSession = z.infer<typeof staffSessionSchema>;

export const staffAccountSchema = z.object({
  account: z.string(),
  name: z.string(),
  city: cityId,
  department: z.string(),
});

/** A row of the list: nothing in it is personal. */
export const caseSummarySchema = z.object({
  id: applicationId,
  receipt: receiptNumber,
  procedure: procedureId,
  version: z.string(),
  language: languageTag,
  arrivedAt: z.string(),
  state: applicationState,
  notPersonal: answersSchema,
  attachments: z.number(),
  /** How many earlier filings share a blind index with this one: possible twins. */
  twins: z.number(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseListSchema = z.object({
  cases: z.array(caseSummarySchema),
  /** Pass on as `cursor` for the next page; null at the end. */
  next: z.nullable(z.string()),
});

export const caseFileSchema = z.object({
  summary: caseSummarySchema,
  /** Sealed to the department, base64url: the browser opens it. Content: `SealedContent`. */
  sealed: z.string(),
  attachments: z.array(z.object({ id: attachmentId, bytes: z.number() })),
  history: z.array(z.object({ at: z.string(), act: z.string(), account: z.nullable(z.string()) })),
});
export type CaseFile = z.infer<typeof caseFileSchema>;
