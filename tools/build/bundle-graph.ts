/** Which files of the bundle a page loads: read from the manifest that Vite leaves behind. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const names = z._default(z.array(z.string()), []);

const chunkSchema = z.object({
  file: z.string(),
  isDynamicEntry: z._default(z.boolean(), false),
  imports: names,
  dynamicImports: names,
  css: names,
  assets: names,
});
const graphSchema = z.record(z.string(), chunkSchema);
export type BundleGraph = z.infer<typeof graphSchema>;

export type App = {
  /** Its page, which is also the key of its first chunk. */
  readonly page: string;
  readonly manifest: string;
};

export const RESIDENTS: App = { page: 'index.html', manifest: '.vite/residents.json' };
export const STAFF: App = { page: 'staff.html', manifest: '.vite/staff.json' };

export async function readBundleGraph(dist: string, { manifest }: App): Promise<BundleGraph> {
  const text = await readFile(join(dist, manifest), 'utf8');
  return graphSchema.parse(JSON.parse(text));
}

/**
 * A chunk and all that it imports before it can run.
 * @throws Error for a chunk that is not in the graph
 */
export function staticClosure(graph: BundleGraph, key: string): string[] {
  const seen = new Set<string>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...chunk(graph, next).imports);
  }
  return [...seen];
}

/** Files of chunks, with their styles and other assets, as addresses. */
export function addressesOf(graph: BundleGraph, keys: readonly string[]): string[] {
  const files = keys.flatMap((key) => {
    const { file, css, assets } = chunk(graph, key);
    return [file, ...css, ...assets];
  });
  return [...new Set(files)].filter((file) => !file.endsWith('.html')).map((file) => `/${file}`);
}

/** The key of a locale file, as its own chunk. */
export function localeKey(language: string, slice: string): string {
  return `locales/${language}/${slice}.json`;
}

function chunk(graph: BundleGraph, key: string): BundleGraph[string] {
  const found = graph[key];
  if (!found) throw new Error(`the bundle has no chunk ${key}`);
  return found;
}
