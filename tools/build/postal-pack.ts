/** The postal codes of the country as files that the app fetches: beside the build's pages, not in its bundle. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  POSTAL_PACKS,
  type PostalTown,
  packPostalFile,
  postalFilePath,
  postalFilePaths,
} from '#contract/cities/postal-pack.ts';
import type { Catalogue } from '#mock-api/cities/catalogue.ts';
import type { Build } from '../../src/service-worker/build.ts';

export type PostalPack = {
  /** Its folder in the site; another content has another one, so that files may be kept for ever. */
  readonly path: string;
  /** Contents by address. */
  readonly files: ReadonlyMap<string, string>;
};

/** @param towns of the whole country, as `readPostalTowns` gives them */
export function packPostalTowns(towns: readonly PostalTown[]): PostalPack {
  const byFile = Map.groupBy(towns, ({ code }) => postalFilePath('', code));
  const contents = postalFilePaths('').map((name): [string, string] => [
    name,
    JSON.stringify(packPostalFile(byFile.get(name) ?? [])),
  ]);
  const path = `${POSTAL_PACKS}${hash(contents.flat())}/`;
  return { path, files: new Map(contents.map(([name, content]) => [path + name, content])) };
}

/** What the worker knows of the pack: where it lies, and which few files each city has its own codes in. */
export function postalFactsOf(
  { path }: PostalPack,
  towns: readonly PostalTown[],
  { cities }: Pick<Catalogue, 'cities'>,
): Build['postal'] {
  const files = cities.map(({ id, prefecture, addressPrefix }): [string, string[]] => {
    const own = towns.filter(({ place }) => place === prefecture + addressPrefix);
    return [id, [...new Set(own.map(({ code }) => postalFilePath(path, code)))]];
  });
  return { pack: path, filesOfCity: Object.fromEntries(files) };
}

/** Writes the pack into a build. */
export async function writePostalPack(dist: string, { path, files }: PostalPack): Promise<void> {
  await mkdir(join(dist, path), { recursive: true });
  for (const [address, content] of files) await writeFile(join(dist, address), content);
}

function hash(parts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex').slice(0, 12);
}
