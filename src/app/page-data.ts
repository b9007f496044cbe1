/** What travels inside a prerendered page, so that it needs no second request to be alive. */
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';

export const PAGE_DATA_ID = 'page-data';

export type PageData = { readonly guide: CityGuide; readonly edition: ProcedureEdition | null };

/**
 * Not parsed by a schema: page and script come from one build, which did, and the worker keeps them together
 * under one revision. It saves a first visit the schema library.
 * @returns null when the page carries none, as the neutral shell does
 */
export function readPageData(document: Document): PageData | null {
  const text = document.getElementById(PAGE_DATA_ID)?.textContent;
  return text ? (JSON.parse(text) as PageData) : null;
}
