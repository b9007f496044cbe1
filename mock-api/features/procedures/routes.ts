import { compress } from 'hono/compress';
import { readGuide, readLifeEvents, readProcedure, readSearchTexts } from '#contract/procedures/endpoints.ts';
import { sha256 } from '#lib/hash.ts';
import { ok } from '#lib/result.ts';
import { refusal } from '../../middleware/failure.ts';
import { type Api, implement } from '../../middleware/implement.ts';
import { searchTextsOf } from './search-texts.ts';

/** Data of the catalogue: public, the same for everyone, cached by its own hash. */
export function procedureRoutes(api: Api): void {
  const { app, services } = api;
  app.use('/api/v1/:city/guide', compress());
  app.use('/api/v1/:city/procedures/*', compress());
  app.use('/api/v1/:city/life-events', compress());
  app.use('/api/v1/:city/search-texts', compress());

  implement(api, readGuide, async ({ parameters, query }) => {
    const body = services.catalogue.guide(parameters.city, query.language);
    if (!body) return refusal('not-found');
    return ok({ body, headers: { 'cache-control': 'no-cache', etag: await tagOf(body) } });
  });

  implement(api, readProcedure, async ({ parameters, query }) => {
    const { city, procedure, version } = parameters;
    const body = services.catalogue.edition(city, procedure, version, query.language);
    if (!body) return refusal('not-found');
    // The rules of a version never change, but a slip in its words may be mended: the tag tells.
    return ok({ body, headers: { 'cache-control': 'no-cache', etag: await tagOf(body) } });
  });

  implement(api, readLifeEvents, async ({ parameters, query }) => {
    const events = services.catalogue.lifeEvents(parameters.city, query.language);
    if (!events) return refusal('not-found');
    const body = { events: [...events] };
    return ok({ body, headers: { 'cache-control': 'no-cache', etag: await tagOf(body) } });
  });

  implement(api, readSearchTexts, async ({ parameters: { city }, query: { language } }) => {
    const { catalogue } = services;
    const guide = catalogue.guide(city, language);
    if (!guide) return refusal('not-found');
    const editions = guide.procedures
      .map(({ id, version }) => catalogue.edition(city, id, version, language))
      .filter((edition) => edition !== null);
    const body = searchTextsOf(editions, catalogue.lifeEvents(city, language) ?? []);
    return ok({ body, headers: { 'cache-control': 'no-cache', etag: await tagOf(body) } });
  });
}

/** Weak, because the same document may travel compressed. */
async function tagOf(body: unknown): Promise<string> {
  return `W/"${await sha256(JSON.stringify(body))}"`;
}
