/**
 * Life events (moving, birth, loss …): what is to be done at each, in the order in which one does it. Rules and
 * words are data in mock-api/cities: `life-events.yaml` and `life-events.<language>.yaml`, shared and laid over
 * by a city.
 */
import * as z from 'zod/mini';
import { lifeEventId, procedureId } from '../ids.ts';
import { provenanceSchema } from '../provenance.ts';

const key = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]*$/));

const entryRuleSchema = z.strictObject({
  /** A procedure of this site; the entry is left out where the city does not offer it. */
  procedure: z.optional(procedureId),
  /** Another life event that goes on from here. */
  event: z.optional(lifeEventId),
  /** Done elsewhere, and only told where the city does not offer this procedure. */
  insteadOf: z.optional(procedureId),
  /** Questions of the event of which any answer "yes" makes it apply; without them it applies to everybody. */
  asks: z.optional(z.array(key)),
  /** The city's window where it is done. */
  window: z.optional(z.string()),
  /** Of what is said about something done elsewhere; a procedure has its own. */
  provenance: z.optional(provenanceSchema),
});

/** life-events.yaml. Events and entries stand in their order; a city drops an entry by `null`. */
export const lifeEventRulesSchema = z.record(
  lifeEventId,
  z.strictObject({
    questions: z.array(key),
    entries: z.record(key, z.nullable(entryRuleSchema)),
  }),
);
export type LifeEventRules = z.infer<typeof lifeEventRulesSchema>;
export type EntryRule = z.infer<typeof entryRuleSchema>;

/** life-events.<language>.yaml: the words of every event, question and entry. */
export const lifeEventWordsSchema = z.record(
  lifeEventId,
  z.strictObject({
    title: z.string(),
    lead: z.string(),
    /** Other words that people type, readings among them. */
    keywords: z.optional(z.array(z.string())),
    /** A statement beside a checkbox: "A dog moves too". */
    questions: z.record(key, z.string()),
    entries: z.record(
      key,
      z.strictObject({
        /** Of what is done elsewhere; a procedure or event has its own title. */
        title: z.optional(z.string()),
        text: z.string(),
        /** Counter, fire station, work place … where it is done elsewhere. */
        where: z.optional(z.string()),
      }),
    ),
  }),
);
export type LifeEventWords = z.infer<typeof lifeEventWordsSchema>;

const entryBase = { id: key, title: z.string(), text: z.string(), asks: z.array(key) };

const entrySchema = z.discriminatedUnion('kind', [
  z.object({ ...entryBase, kind: z.literal('procedure'), procedure: procedureId }),
  z.object({ ...entryBase, kind: z.literal('event'), event: lifeEventId }),
  z.object({
    ...entryBase,
    kind: z.literal('elsewhere'),
    where: z.string(),
    /** A window of the city's guide, or null when the words must do. */
    window: z.nullable(z.string()),
    provenance: provenanceSchema,
  }),
]);
export type LifeEventEntry = z.infer<typeof entrySchema>;

const lifeEventSchema = z.object({
  id: lifeEventId,
  title: z.string(),
  lead: z.string(),
  keywords: z.array(z.string()),
  questions: z.array(z.object({ id: key, label: z.string() })),
  entries: z.array(entrySchema),
});
export type LifeEvent = z.infer<typeof lifeEventSchema>;

/** All events of a city in one language. */
export const lifeEventsSchema = z.object({ events: z.array(lifeEventSchema) });
