/** Which addresses belong to a city in one language: its pages, and the public data behind them. */
import { homePath, type Place, procedurePath, proceduresPath, readPlace } from '#contract/addresses.ts';
import { readIntakeKey } from '#contract/applications/endpoints.ts';
import { pathOf } from '#contract/endpoint.ts';
import { readGuide, readLifeEvents, readProcedure, readSearchTexts } from '#contract/procedures/endpoints.ts';
import type { Build } from './build.ts';

type Site = Pick<Build, 'languages' | 'cities'>;

/** The page without content of its own, for every address of a place that has no page of its own. */
export function shellPath(place: Place): string {
  return `${homePath(place)}/-/shell`;
}

export function manifestPath(place: Place): string {
  return `${homePath(place)}/manifest.webmanifest`;
}

/** The page for a place that is not kept on this phone. */
export const NEUTRAL_SHELL_PATH = '/shell.html';

/** The place of an address, when this build has it. */
export function findPlace(path: string, site: Site): Place | null {
  const place = readPlace(path);
  if (!place || !site.languages.includes(place.language)) return null;
  return site.cities.some(({ id }) => id === place.city) ? place : null;
}

/** Every page that is rendered by the build. */
export function pagesOf(place: Place, site: Site): string[] {
  const procedures = site.cities.find(({ id }) => id === place.city)?.procedures ?? [];
  return [
    homePath(place),
    proceduresPath(place),
    ...procedures.map(({ id }) => procedurePath(place, id)),
    shellPath(place),
  ];
}

/** What those pages read of the API without which they cannot be used, and the postal codes of the city. */
export function dataOf({ language, city }: Place, site: Site & Pick<Build, 'postal'>): string[] {
  const procedures = site.cities.find(({ id }) => id === city)?.procedures ?? [];
  const query = new URLSearchParams({ language });
  return [
    ...[readGuide, readLifeEvents, readSearchTexts].map(
      (endpoint) => `${pathOf(endpoint, { city })}?${query}`,
    ),
    ...procedures.map(
      ({ id, version }) => `${pathOf(readProcedure, { city, procedure: id, version })}?${query}`,
    ),
    pathOf(readIntakeKey, { city }),
    ...(site.postal.filesOfCity[city] ?? []),
  ];
}
