/** What travels inside a prerendered page, so that it needs no second request to be alive. */
import * as z from 'zod/mini';
import { cityGuideSchema } from '#contract/cities/schema.ts';
import { procedureEditionSchema } from '#contract/procedures/schema.ts';

export const PAGE_DATA_ID = 'page-data';

const pageDataSchema = z.object({ guide: cityGuideSchema, edition: z.nullable(procedureEditionSchema) });
export type PageData = z.infer<typeof pageDataSchema>;

/** @returns null when the page carries none, as the neutral shell does */
export function readPageData(document: Document): PageData | null {
  const text = document.getElementById(PAGE_DATA_ID)?.textContent;
  if (!text) return null;
  const parsed = pageDataSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
