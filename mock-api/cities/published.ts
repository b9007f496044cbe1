/**
 * Published versions are immutable: drafts on phones and filed applications are pinned to them, and the
 * phone and the server must decide by the same rules. published.json holds the digest of each.
 */
import { sha256 } from '#lib/hash.ts';
import type { Catalogue } from './catalogue.ts';

/** Digest by procedure and version (`dog-registration/1`), by city. */
export type PublishedVersions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** SHA-256 (base64url) of every version as each city resolves it; the order of keys does not count. */
export async function digestVersions(catalogue: Catalogue): Promise<PublishedVersions> {
  const digests: Record<string, Record<string, string>> = {};
  for (const { id } of catalogue.cities) {
    const ofCity: Record<string, string> = {};
    for (const definition of catalogue.versions(id)) {
      ofCity[`${definition.id}/${definition.version}`] = await sha256(JSON.stringify(sortKeys(definition)));
    }
    digests[id] = ofCity;
  }
  return digests;
}

/** What differs from what was published, each line with what to do about it. */
export function comparePublished(published: PublishedVersions, found: PublishedVersions): readonly string[] {
  const cities = [...new Set([...Object.keys(published), ...Object.keys(found)])];
  return cities.flatMap((city) => {
    const before = published[city] ?? {};
    const now = found[city] ?? {};
    return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((version) =>
      compare(`${city} ${version}`, before[version], now[version]),
    );
  });
}

function compare(name: string, before: string | undefined, now: string | undefined): readonly string[] {
  if (before === now) return [];
  if (before === undefined) {
    return [`${name} is new. To publish it, write its digest into published.json: ${now}`];
  }
  if (now === undefined) {
    return [
      `${name} was published and is gone. Bring it back: drafts and filed applications are pinned to it.`,
    ];
  }
  return [
    `${name} was published and has changed. Undo the change and make it in a new version: copy the folder under the next number. (Only if it never left this machine, write the new digest into published.json: ${now})`,
  ];
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sortKeys(part)]),
  );
}
