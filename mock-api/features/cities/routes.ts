import { compress } from 'hono/compress';
import { readPostalCodes } from '#contract/cities/endpoints.ts';
import { sha256 } from '#lib/hash.ts';
import { ok } from '#lib/result.ts';
import { loadPostalCodes } from '../../cities/postal-codes.ts';
import { type Api, implement } from '../../middleware/implement.ts';

/** Public facts of the region, the same for everyone. */
export function cityRoutes(api: Api): void {
  const postalCodes = loadPostalCodes();
  const tag = sha256(JSON.stringify(postalCodes)).then((hash) => `W/"${hash}"`);
  api.app.use('/api/v1/:city/postal-codes', compress());
  implement(api, readPostalCodes, async () =>
    ok({ body: postalCodes, headers: { 'cache-control': 'no-cache', etag: await tag } }),
  );
}
