/** Loaded when somebody turns to the search field: a first visit needs neither library nor texts. */
import { call } from '#api/client.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { readSearchTexts } from '#contract/procedures/endpoints.ts';
import { buildSearch, type Search, type SearchInput } from './search-index.ts';

/**
 * @returns the search, and whether it has the city's texts: without a network and nothing kept it knows titles
 *   and keywords only, and is worth loading again
 */
export async function loadSearch(
  { city, language, procedures }: CityGuide,
  placeNames: SearchInput['placeNames'],
): Promise<{ readonly search: Search; readonly isWhole: boolean }> {
  const answer = await call(readSearchTexts, { parameters: { city: city.id }, query: { language } });
  const texts = answer.ok ? answer.value.value : { passages: [], events: [] };
  return { search: await buildSearch({ language, procedures, texts, placeNames }), isWhole: answer.ok };
}
