/**
 * What the worker does with a request, as a decision that can be asked without a worker. It touches public
 * things only: nothing with credentials of an act, nothing that changes anything.
 */
import { homePath, type Place } from '#contract/addresses.ts';
import { readIntakeKey } from '#contract/applications/endpoints.ts';
import { POSTAL_PACKS } from '#contract/cities/postal-pack.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { readGuide, readLifeEvents, readProcedure, readSearchTexts } from '#contract/procedures/endpoints.ts';
import type { Build } from './build.ts';
import { findPlace, manifestPath, shellPath } from './place.ts';

export type Facts = {
  readonly method: string;
  readonly url: URL;
  readonly isNavigation: boolean;
  readonly isAuthorised: boolean;
};

export type Strategy =
  /** Not ours: the browser does what it would do without a worker. */
  | { readonly kind: 'leave' }
  /** Immutable by its name: stored, else network. */
  | { readonly kind: 'asset' }
  /** Immutable too, but not of the build: stored, else network and stored from then on. */
  | { readonly kind: 'postal-file' }
  /** Stored under one of these paths, the first that is there; else network; else the neutral shell. */
  | { readonly kind: 'page'; readonly paths: readonly string[] }
  /** A file beside the pages: stored, else network. */
  | { readonly kind: 'page-file'; readonly path: string }
  /** Public data that changes: network for a short while, else stored. */
  | { readonly kind: 'fresh-data' }
  /** Public data whose rules never change but whose words may be mended: stored, renewed for the next time. */
  | { readonly kind: 'steady-data' };

const LEAVE = { kind: 'leave' } as const;

const CHANGING: readonly Endpoint[] = [readGuide, readIntakeKey];
const STEADY: readonly Endpoint[] = [readProcedure, readLifeEvents, readSearchTexts];

/** Paths of the server that are no screens. */
const NOT_SCREENS = /^\/(api|healthz|readyz|icons|assets)(\/|$)/u;

/** @param origin the worker's own, as `location.origin` gives it */
export function chooseStrategy(
  { method, url, isNavigation, isAuthorised }: Facts,
  origin: string,
  build: Build,
): Strategy {
  if (method !== 'GET' || url.origin !== origin || isAuthorised) return LEAVE;
  const path = withoutTrailingSlash(url.pathname);
  if (isNavigation)
    return NOT_SCREENS.test(path) || /\.\w+$/u.test(path) ? LEAVE : page(path, findPlace(path, build));
  if (path.startsWith('/assets/') || build.assets.includes(path)) return { kind: 'asset' };
  if (path.startsWith(POSTAL_PACKS)) return { kind: 'postal-file' };
  if (CHANGING.some((endpoint) => isOf(endpoint, path))) return { kind: 'fresh-data' };
  if (STEADY.some((endpoint) => isOf(endpoint, path))) return { kind: 'steady-data' };
  const place = findPlace(path, build);
  return place && path === manifestPath(place) ? { kind: 'page-file', path } : LEAVE;
}

function page(path: string, place: Place | null): Strategy {
  return { kind: 'page', paths: place ? [path, shellPath(place)] : [] };
}

function isOf(endpoint: Endpoint, path: string): boolean {
  const template = endpoint.path.replace(/\{\w+\}/gu, '[^/]+');
  return new RegExp(`^${template}$`, 'u').test(path);
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/u, '') : path;
}

/**
 * Places whose pages a new build has to fetch before it may replace the old one: those that are open, and
 * those that were kept so far.
 * @param openPaths paths of open windows
 * @param storedPaths paths of pages in the stores of earlier builds
 */
export function placesToKeep(
  openPaths: readonly string[],
  storedPaths: readonly string[],
  build: Build,
): Place[] {
  const places = [...openPaths, ...storedPaths]
    .map((path) => findPlace(path, build))
    .filter((place) => place !== null);
  return [...new Map(places.map((place) => [homePath(place), place])).values()];
}

/**
 * Kept files of postal codes that may go: those of another pack. A tab of the build before then lets its reader
 * type the town.
 */
export function postalFilesToDelete(paths: readonly string[], { postal }: Pick<Build, 'postal'>): string[] {
  return paths.filter((path) => !path.startsWith(postal.pack));
}

/** Whether an answer of the network is to be shown although an older one is stored. */
export function replacesStored(status: number): boolean {
  return status < 500 && status !== 408 && status !== 425 && status !== 429;
}

/** What a stored build is worth when another becomes active. `wasActive` ones come in the order of their making. */
export type StoredBuild = { readonly name: string; readonly wasActive: boolean };

/**
 * Stores that may go. The build before stays: tabs that it still serves load their lazy parts from there, and
 * one of them may hold a form that is being filled in.
 */
export function storesToDelete(builds: readonly StoredBuild[], current: string): string[] {
  const previous = builds.findLast(({ name, wasActive }) => wasActive && name !== current);
  return builds.map(({ name }) => name).filter((name) => name !== current && name !== previous?.name);
}
