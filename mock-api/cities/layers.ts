/** Files of data laid over each other: what every city has below, what one city says otherwise above. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** Names a file, relative to the folder of the cities, and what is wrong with it. */
export type Report = (file: string, problem: string) => void;

type Path = readonly PropertyKey[];

export type Layers = {
  /** All layers as one value: maps merge, arrays and scalars of a later layer replace. */
  readonly content: unknown;
  /** The file from which the value at this path came, or into which a missing one belongs. */
  fileOf(path: Path): string;
};

/**
 * Reads those of the files that exist.
 * @param files relative to the folder, the most general first
 * @returns null when none of them exists
 */
export function readLayers(folder: string, files: readonly string[], report: Report): Layers | null {
  const layers = files
    .filter((file) => existsSync(join(folder, file)))
    .map((file) => ({ file, content: readYaml(folder, file, report) }));
  const [general] = layers;
  if (!general) return null;
  return {
    content: layers.map(({ content }) => content).reduce(merge),
    fileOf(path) {
      const reached = layers.map(({ file, content }) => ({ file, depth: depthOf(content, path) }));
      const deepest = Math.max(...reached.map(({ depth }) => depth));
      const holders = reached.filter(({ depth }) => depth === deepest);
      // A later layer replaces a whole value or array; into a map a missing key is best added below.
      const replaces = deepest === path.length || path.some((key) => typeof key === 'number');
      return (replaces ? holders.at(-1) : holders[0])?.file ?? general.file;
    },
  };
}

function readYaml(folder: string, file: string, report: Report): unknown {
  const document = parseDocument(readFileSync(join(folder, file), 'utf8'));
  for (const { message } of document.errors) report(file, `cannot be read: ${message.split('\n')[0]}`);
  // An empty file says nothing, as an empty map does.
  return document.errors.length > 0 ? {} : (document.toJS() ?? {});
}

function merge(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above))
    merged[key] = key in below ? merge(below[key], value) : value;
  return merged;
}

function depthOf(content: unknown, path: Path): number {
  let value = content;
  for (const [depth, key] of path.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return depth;
    value = Reflect.get(value, key);
  }
  return path.length;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
