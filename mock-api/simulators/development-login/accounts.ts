import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { cityId } from '#contract/ids.ts';
import type { Department } from '../key-ceremony/ceremony.ts';

const accountsSchema = z.array(
  z.strictObject({
    account: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
    name: z.string(),
    department: z.string(),
    cities: z.optional(z.array(cityId)),
  }),
);

export type DevelopmentAccount = {
  readonly account: string;
  readonly name: string;
  readonly department: string;
};

/**
 * @param departments those that exist: nobody signs in to one that a city does not have
 * @returns who can sign in to a city without proof
 */
export function readDevelopmentAccounts(
  departments: readonly Department[],
): (city: string) => readonly DevelopmentAccount[] {
  const text = readFileSync(join(import.meta.dirname, 'accounts.yaml'), 'utf8');
  const accounts = accountsSchema.parse(parse(text));
  return (city) =>
    accounts.filter(
      ({ cities, department }) =>
        (!cities || cities.includes(city)) &&
        departments.some((one) => one.city === city && one.department === department),
    );
}
