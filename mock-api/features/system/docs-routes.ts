import { compress } from 'hono/compress';
import type { Endpoint } from '#contract/endpoint.ts';
import type { Api } from '../../middleware/implement.ts';
import { DOCS_STYLE, docsPage } from './docs-page.ts';
import { openApiOf } from './openapi.ts';

/**
 * The documents of the whole API, on both origins.
 * @param endpoints all that this process has, for either audience
 */
export function docsRoutes({ app }: Api, endpoints: readonly Endpoint[]): void {
  const document = openApiOf(endpoints);
  const files = [
    { path: '/api/openapi.json', type: 'application/json', body: JSON.stringify(document) },
    { path: '/api/docs', type: 'text/html; charset=utf-8', body: docsPage(document) },
    { path: '/api/docs.css', type: 'text/css; charset=utf-8', body: DOCS_STYLE },
  ];
  for (const { path, type, body } of files) {
    app.use(path, compress());
    app.get(path, (context) => {
      context.set('route', path);
      return context.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' });
    });
  }
}
