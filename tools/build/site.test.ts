import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { type BundleGraph, localeKey } from './bundle-graph.ts';
import { FIRST_SLICES, writeSite } from './site.ts';

const TEMPLATE = `<!doctype html>
<html lang="ja">
  <head>
    <script type="module" crossorigin src="/assets/main.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;

const catalogue = loadCatalogue();
const graph: BundleGraph = Object.fromEntries(
  catalogue.languages
    .flatMap((language) => FIRST_SLICES.map((slice) => localeKey(language, slice)))
    .map((key) => [
      key,
      { file: key, isDynamicEntry: true, imports: [], dynamicImports: [], css: [], assets: [] },
    ]),
);

/** Writes a site and reads its revision from a page of it. */
async function revisionOf(change: { policy?: string; worker?: string; text?: string }): Promise<string> {
  const { policy = "default-src 'self'", worker = 'serve()', text = '日野市' } = change;
  const dist = await mkdtemp(join(tmpdir(), 'site-'));
  try {
    for (const name of ['index.html', 'staff.html']) await writeFile(join(dist, name), TEMPLATE);
    const render = async () => ({ html: `<h1>${text}</h1>`, title: text, description: text });
    const revision = await writeSite(dist, catalogue, graph, render, { policy, worker });
    expect(await readFile(join(dist, 'ja/hino/index.html'), 'utf8')).toContain(`content="${revision}"`);
    return revision;
  } finally {
    await rm(dist, { recursive: true });
  }
}

test('the revision changes with the pages, their policy and the worker, and with nothing else', async () => {
  const revision = await revisionOf({});
  expect(await revisionOf({})).toBe(revision);
  const changed = [{ text: '八王子市' }, { policy: "default-src 'none'" }, { worker: 'serve(mended)' }];
  for (const change of changed) expect(await revisionOf(change), JSON.stringify(change)).not.toBe(revision);
});
