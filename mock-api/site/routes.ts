/**
 * Serves the built app. A missing asset is a plain 404 and never a page: an old page that asks for a script
 * that is gone must learn so, not run HTML.
 */
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { homePath, readPlace } from '#contract/addresses.ts';
import { POSTAL_PACKS } from '#contract/cities/postal-pack.ts';
import type { ApiEnvironment } from '../middleware/implement.ts';
import type { Services } from '../services.ts';
import { type File, type Files, openFiles } from './files.ts';
import { chooseCity, chooseLanguage } from './language.ts';
import { notFoundPage } from './not-found.ts';

type PageContext = Context<ApiEnvironment>;
type Site = {
  readonly files: Files;
  readonly languages: readonly string[];
  readonly cities: readonly string[];
  readonly notFound: string;
  readonly serviceWorker: boolean;
};

const YEAR = 'public, max-age=31536000, immutable';

export function siteRoutes(
  app: Hono<ApiEnvironment>,
  { audience, catalogue, serviceWorker }: Pick<Services, 'audience' | 'catalogue' | 'serviceWorker'>,
  distDir: string,
): void {
  const site: Site = {
    files: openFiles(distDir),
    languages: catalogue.languages,
    cities: catalogue.cities.map(({ id }) => id),
    notFound: notFoundPage(catalogue.languages),
    serviceWorker,
  };
  for (const route of ['/assets/*', `${POSTAL_PACKS}*`])
    app.get(route, (context) => asset(context, site, route));
  app.get('*', (context) => (audience === 'staff' ? staffPage(context, site) : residentPage(context, site)));
  app.all('*', (context) => {
    context.set('route', 'page');
    return context.text('405', 405, { allow: 'GET, HEAD' });
  });
}

/** Names, or their folder, carry a hash of the content: what has one name never changes. */
async function asset(context: PageContext, site: Site, route: string): Promise<Response> {
  context.set('route', route);
  const file = await find(context, site, pathOf(context));
  return file ? send(context, file, YEAR) : context.text('404', 404, { 'cache-control': 'no-store' });
}

async function residentPage(context: PageContext, site: Site): Promise<Response> {
  const path = pathOf(context);
  if (path === '/sw.js') return worker(context, site);
  if (isFile(path)) return isOfStaff(path) ? notFound(context, site, 'file') : file(context, site, path);
  context.set('route', '/{language}/{city}/*');
  const place = readPlace(path);
  if (place && site.languages.includes(place.language) && site.cities.includes(place.city)) {
    if (path.endsWith('/'))
      return context.redirect(withQuery(context, rawPathOf(context).replace(/\/+$/u, '')), 308);
    const page =
      (await find(context, site, `${path}/index.html`)) ??
      (await find(context, site, `${homePath(place)}/shell.html`));
    return page ? send(context, page, 'no-cache') : notFound(context, site, 'page');
  }
  return redirectOrNotFound(context, site);
}

/** `/`, `/{language}` and `/{city}/…` lead on; anything else was never an address. */
function redirectOrNotFound(context: PageContext, site: Site): Response {
  const [, first = '', ...rest] = rawPathOf(context).replace(/\/+$/u, '').split('/');
  const reader = {
    languageCookie: getCookie(context, 'language'),
    cityCookie: getCookie(context, 'city'),
    acceptLanguage: context.req.header('accept-language'),
  };
  const isLanguage = site.languages.includes(first) && rest.length === 0;
  const isCity = site.cities.includes(first);
  if (first !== '' && !isLanguage && !isCity) return notFound(context, site, 'page');
  const language = isLanguage ? first : chooseLanguage(site, reader);
  const city = isCity ? first : chooseCity(site, reader);
  context.set('route', '/');
  context.header('vary', 'Cookie, Accept-Language');
  context.header('cache-control', 'no-store');
  return context.redirect(
    withQuery(context, [homePath({ language, city }), ...(isCity ? rest : [])].join('/')),
    302,
  );
}

/** The staff app has one page; its own addresses begin with language and city too. */
async function staffPage(context: PageContext, site: Site): Promise<Response> {
  const path = pathOf(context);
  if (isFile(path)) return isOfResidents(path) ? notFound(context, site, 'file') : file(context, site, path);
  context.set('route', '/');
  const place = readPlace(path);
  const isKnown = place && site.languages.includes(place.language) && site.cities.includes(place.city);
  const isList = path === '/' || site.languages.includes(path.slice(1));
  if (!isList && !isKnown) return notFound(context, site, 'page');
  const page = await find(context, site, '/staff.html');
  return page ? send(context, page, 'no-cache') : notFound(context, site, 'page');
}

/** Installed phones fetch this by themselves; the other worker is the way out when a published one is broken. */
async function worker(context: PageContext, site: Site): Promise<Response> {
  context.set('route', '/sw.js');
  const script = await find(context, site, site.serviceWorker ? '/sw.js' : '/sw-retired.js');
  if (!script) return notFound(context, site, 'file');
  return send(context, script, site.serviceWorker ? 'no-cache' : 'no-store');
}

async function file(context: PageContext, site: Site, path: string): Promise<Response> {
  context.set('route', 'file');
  const found = await find(context, site, path);
  return found ? send(context, found, 'no-cache') : notFound(context, site, 'file');
}

function notFound(context: PageContext, site: Site, kind: 'page' | 'file'): Response {
  context.set('route', kind);
  const headers = { 'cache-control': 'no-store' };
  return kind === 'page' ? context.html(site.notFound, 404, headers) : context.text('404', 404, headers);
}

function send(context: PageContext, found: File, cacheControl: string): Response {
  const headers = new Headers({
    'cache-control': cacheControl,
    'content-type': found.mediaType,
    etag: found.etag,
    ...(found.varies ? { vary: 'Accept-Encoding' } : {}),
  });
  const known = context.req
    .header('if-none-match')
    ?.split(/,\s*/)
    .map((tag) => tag.replace(/^W\//u, ''));
  if (known?.includes(found.etag)) return new Response(null, { status: 304, headers });
  if (found.encoding) headers.set('content-encoding', found.encoding);
  headers.set('content-length', String(found.bytes.length));
  return new Response(found.bytes, { headers });
}

async function find(context: PageContext, site: Site, path: string): Promise<File | null> {
  return site.files.read(path, context.req.header('accept-encoding') ?? null);
}

/** As it came, with its percent signs: what is sent back in a header stays encoded. */
function rawPathOf(context: PageContext): string {
  return new URL(context.req.url).pathname;
}

function pathOf(context: PageContext): string {
  const pathname = rawPathOf(context);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function isFile(path: string): boolean {
  return (path.split('/').at(-1) ?? '').includes('.');
}

function isOfStaff(path: string): boolean {
  return path === '/staff.html' || path === '/sw-retired.js';
}

function isOfResidents(path: string): boolean {
  return /\.(html|webmanifest)$/u.test(path) || path.startsWith('/sw');
}

function withQuery(context: PageContext, path: string): string {
  return path + new URL(context.req.url).search;
}
