/** Where a fact about a city comes from (DOMAIN: provenance). A screen that shows one says so. */
import * as z from 'zod/mini';

export const provenanceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('source'),
    url: z.string(),
    date: z.string(),
    /** Anything but `high` is shown with "check with the city". */
    confidence: z.enum(['high', 'medium', 'low']),
    note: z.optional(z.string()),
  }),
  z.strictObject({ kind: z.literal('assumed'), why: z.string() }),
  z.strictObject({ kind: z.literal('sample') }),
]);
export type Provenance = z.infer<typeof provenanceSchema>;
