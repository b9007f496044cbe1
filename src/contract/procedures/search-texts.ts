/**
 * What a phone searches: passages of procedures and life events, each with the place where it stands, so that a
 * hit can be cited. Titles and keywords of procedures are in the city's guide.
 */
import * as z from 'zod/mini';
import { lifeEventId, procedureId } from '../ids.ts';

/** Sections of a procedure's page, and its questions. Each is the `id` of a section, but for `eligibility`. */
export const passagePlaceSchema = z.enum(['for-whom', 'until-when', 'prepare', 'fee', 'next', 'eligibility']);
export type PassagePlace = z.infer<typeof passagePlaceSchema>;

const passageSchema = z.object({
  /** Unique among the passages of a city. */
  id: z.string(),
  procedure: procedureId,
  place: passagePlaceSchema,
  /** As it stands on the page, to be quoted. */
  text: z.string(),
});
export type Passage = z.infer<typeof passageSchema>;

const eventTextSchema = z.object({
  event: lifeEventId,
  title: z.string(),
  lead: z.string(),
  keywords: z.array(z.string()),
  /** Titles and texts of what is to be done there. */
  entries: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

export const searchTextsSchema = z.object({
  passages: z.array(passageSchema),
  events: z.array(eventTextSchema),
});
export type SearchTexts = z.infer<typeof searchTextsSchema>;
