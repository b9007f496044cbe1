/**
 * Simulator of the key ceremony, in which a city would make a department's key before two holders on a
 * machine of its own. Here the server makes it at its first start and forgets it: what stays is the identity
 * sealed with a phrase of 128 bits, and the phrase goes to whoever keeps it.
 */
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { sql } from 'kysely';
import type { RandomBytes } from '#lib/uuid.ts';
import type { Catalogue } from '../../cities/catalogue.ts';
import type { Database } from '../../db/client.ts';
import type { KeyRing } from '../../keys/key-ring.ts';
import { makePhrase } from './phrase.ts';

/** scrypt guards phrases that people think up; this one is random, and staff open it in a browser. */
const SCRYPT_WORK_FACTOR = 10;

const LOCK = 'smartphone-city-hall:key-ceremony';

export type Department = { readonly city: string; readonly department: string };

/** Every department that opens some version of some procedure. */
export function departmentsOf(catalogue: Catalogue): Department[] {
  return catalogue.cities.flatMap(({ id: city }) =>
    [...new Set(catalogue.versions(city).map(({ department }) => department))].map((department) => ({
      city,
      department,
    })),
  );
}

/** Told the phrase before the key exists, so that no key is ever without its phrase. */
export type KeepPhrase = (department: Department, phrase: string) => void;

/** Makes the keys of every department that has none. */
export async function holdKeyCeremony(
  { db, keys, randomBytes }: { db: Database; keys: KeyRing; randomBytes: RandomBytes },
  departments: readonly Department[],
  keepPhrase: KeepPhrase,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Several processes may start at once; a second phrase would open nothing.
    await sql`select pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`.execute(trx);
    const made = await trx.selectFrom('department_keys').select(['city', 'department']).execute();
    for (const { city, department } of departments) {
      if (made.some((key) => key.city === city && key.department === department)) continue;
      const phrase = makePhrase(randomBytes);
      const identity = await generateX25519Identity();
      const encrypter = new Encrypter();
      encrypter.setScryptWorkFactor(SCRYPT_WORK_FACTOR);
      encrypter.setPassphrase(phrase);
      const sealedIdentity = await encrypter.encrypt(identity);
      keepPhrase({ city, department }, phrase);
      const recipient = await identityToRecipient(identity);
      await keys.addDepartmentKey(trx, { city, department, recipient, sealedIdentity });
    }
  });
}
