/**
 * Addresses of the screens: `/{language}/{city}/…`. The server redirects to them, the build prerenders them
 * and every slice links by them. None carries personal data: an application's id is a random name.
 */
import { CITY_ID, LANGUAGE_TAG } from './id-patterns.ts';

export type Place = { readonly language: string; readonly city: string };

/** Reads language and city from a path; null when it names neither. Whether they exist is not decided here. */
export function readPlace(path: string): Place | null {
  const [, language = '', city = ''] = path.split('/');
  const isPlace = LANGUAGE_TAG.test(language) && CITY_ID.test(city);
  return isPlace ? { language, city } : null;
}

/** The same screen in another language. */
export function inLanguage(path: string, language: string): string {
  return path.replace(/^\/[^/]+/, `/${language}`);
}

export function homePath({ language, city }: Place): string {
  return `/${language}/${city}`;
}

export function proceduresPath(place: Place): string {
  return `${homePath(place)}/procedures`;
}

export function procedurePath(place: Place, procedure: string): string {
  return `${proceduresPath(place)}/${procedure}`;
}

/** "Is it for me?": the eligibility questions. */
export function eligibilityPath(place: Place, procedure: string): string {
  return `${procedurePath(place, procedure)}/eligibility`;
}

/** Makes a draft, then moves on to its first page. */
export function startPath(place: Place, procedure: string): string {
  return `${procedurePath(place, procedure)}/start`;
}

/** Where on a procedure's page an answer stands: the `id` of a section. */
export function procedurePlacePath(place: Place, procedure: string, section: string): string {
  return `${procedurePath(place, procedure)}#${section}`;
}

/** What is to be done at one of life's events, in its order. */
export function lifeEventPath(place: Place, event: string): string {
  return `${homePath(place)}/life-events/${event}`;
}

export function applicationsPath(place: Place): string {
  return `${homePath(place)}/applications`;
}

export function applicationPath(place: Place, application: string): string {
  return `${applicationsPath(place)}/${application}`;
}

export function formPagePath(place: Place, application: string, page: string): string {
  return `${applicationPath(place, application)}/form/${page}`;
}

export function checkAnswersPath(place: Place, application: string): string {
  return `${applicationPath(place, application)}/check`;
}

export function helpPath(place: Place): string {
  return `${homePath(place)}/help`;
}
