import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type PostalCodes, postalCodesSchema } from '#contract/cities/schema.ts';

const FILE = fileURLToPath(new URL('_shared/postal-codes.json', import.meta.url));

/** Postal codes of the region (Japan Post), to suggest a town. @throws Error when the file is not what it should be */
export function loadPostalCodes(): PostalCodes {
  return postalCodesSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}
