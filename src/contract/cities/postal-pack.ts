/**
 * Postal codes of the whole country, packed for phones: a file for every two first digits, half a megabyte
 * together. The build writes the files, the service worker keeps them, the form looks towns up.
 */
import * as z from 'zod/mini';

/** Folder of the packs. Each has a folder of its own in it, named by its content. */
export const POSTAL_PACKS = '/postal/';

const FIRST_DIGITS = 2;
const BLOCK_DIGITS = 5;

export const postalFileSchema = z.object({
  /**
   * Prefecture and municipality → two lists with commas: steps from one code to the next, counted without the
   * first digits, and the town at each. Steps compress a third better than codes. A step of 0 is one more town
   * of the same code.
   */
  places: z.record(z.string(), z.tuple([z.string(), z.string()])),
  /** Five digits → towns written out, for codes that go together by the hundred: a tower, a valley. */
  blocks: z.record(z.string(), z.array(z.string())),
});
export type PostalFile = z.infer<typeof postalFileSchema>;

export type PostalTown = {
  /** Seven digits, or the five that a block begins with. */
  readonly code: string;
  /** Prefecture and municipality: 東京都日野市 */
  readonly place: string;
  /** Empty where the code stands for the municipality without a town. */
  readonly town: string;
};

/** Address of the file that holds a code. @param pack folder of the pack, with a slash at its end */
export function postalFilePath(pack: string, code: string): string {
  return `${pack}${code.slice(0, FIRST_DIGITS)}.json`;
}

/** Addresses of all files of a pack. */
export function postalFilePaths(pack: string): string[] {
  return Array.from({ length: 10 ** FIRST_DIGITS }, (_, number) =>
    postalFilePath(pack, String(number).padStart(FIRST_DIGITS, '0')),
  );
}

/**
 * Packs the towns of one file. One code may stand for several towns, also of several places.
 * @throws Error for a name that holds the comma by which the towns are told apart
 */
export function packPostalFile(towns: readonly PostalTown[]): PostalFile {
  const places = new Map<string, { at: number; steps: number[]; names: string[] }>();
  const blocks: Record<string, string[]> = {};
  for (const { code, place, town } of towns.toSorted((a, b) => compare(a.code, b.code))) {
    if (town.includes(',')) throw new Error(`${code}: ${town} holds a comma`);
    if (code.length === BLOCK_DIGITS) {
      blocks[code] = [...(blocks[code] ?? []), place + town];
      continue;
    }
    const packed = places.get(place) ?? { at: 0, steps: [], names: [] };
    const at = positionOf(code);
    packed.steps.push(at - packed.at);
    packed.names.push(town);
    packed.at = at;
    places.set(place, packed);
  }
  const lists = [...places].map(([place, { steps, names }]): [string, [string, string]] => [
    place,
    [steps.join(','), names.join(',')],
  ]);
  return { places: Object.fromEntries(lists), blocks };
}

/**
 * Every town of a code, written out from the prefecture on; empty for a code that the file does not know.
 * @param code seven digits
 */
export function townsOf({ places, blocks }: PostalFile, code: string): string[] {
  const towns = Object.entries(places).flatMap(([place, lists]) => townsIn(lists, code, place));
  return towns.length > 0 ? towns : (blocks[code.slice(0, BLOCK_DIGITS)] ?? []);
}

function townsIn([steps, names]: readonly [string, string], code: string, place: string): string[] {
  const wanted = positionOf(code);
  const towns = names.split(',');
  let at = 0;
  return steps.split(',').flatMap((step, index) => {
    at += Number(step);
    return at === wanted ? [place + (towns[index] ?? '')] : [];
  });
}

function positionOf(code: string): number {
  return Number(code.slice(FIRST_DIGITS));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
