/** What the build leaves in the staff page: the municipalities, with their names in each language. */
import * as z from 'zod/mini';
import { cityId } from '#contract/ids.ts';

const cityNameSchema = z.object({ id: cityId, names: z.record(z.string(), z.string()) });
const pageDataSchema = z.object({ cities: z.array(cityNameSchema) });

export type CityName = z.infer<typeof cityNameSchema>;

/** @returns nothing where the page carries no list, as under the development server */
export function readCityNames(document: Document): readonly CityName[] {
  const text = document.getElementById('page-data')?.textContent;
  return text ? pageDataSchema.parse(JSON.parse(text)).cities : [];
}
