/** Which files of the bundle a page loads: read from the manifest that Vite leaves behind. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const names = z._default(z.array(z.string()), []);

const chunkSchema = z.object({
  file: z.string(),
  imports: names,
  dynamicImports: names,
  css: names,
  assets: names,
});
const graphSchema = z.record(z.string(), chunkSchema);
export type BundleGraph = z.infer<typeof graphSchema>;

export const RESIDENT_ENTRY = 'index.html';
export const STAFF_ENTRY = 'staff.html';

export async function readBundleGraph(dist: string): Promise<BundleGraph> {
  const text = await readFile(join(dist, '.vite/manifest.json'), 'utf8');
  return graphSchema.parse(JSON.parse(text));
}

/**
 * A chunk and all that it imports before it can run.
 * @throws Error for a chunk that is not in the graph
 */
export function staticClosure(graph: BundleGraph, key: string): string[] {
  return closure(graph, [key], ({ imports }) => imports);
}

/** All that can be loaded from a chunk, sooner or later. */
export function wholeClosure(graph: BundleGraph, key: string): string[] {
  return closure(graph, [key], ({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
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

function closure(
  graph: BundleGraph,
  start: readonly string[],
  next: (chunk: BundleGraph[string]) => readonly string[],
): string[] {
  const seen = new Set<string>();
  const waiting = [...start];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...next(chunk(graph, key)));
  }
  return [...seen];
}
