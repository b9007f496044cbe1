/** The department's key in the clerk's browser: opened by a phrase, never shown, never stored, never sent. */
import { fromBase64Url } from '#lib/base64url.ts';
import { withoutSeparators } from '#lib/japanese.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { open, openWithPhrase } from '#vault/open.ts';
import { recipientOf } from '#vault/seal.ts';

/** What one can do with the key; the key itself stays inside. */
export type DepartmentKey = {
  readonly open: (sealed: Uint8Array<ArrayBuffer>) => Promise<Result<Uint8Array<ArrayBuffer>, 'cannot-open'>>;
};

const PHRASE_LETTERS = 26;

/**
 * The phrase as it was made, from what a person types: any width, case and separators; the letters that are
 * not in it read as the digits they look like. Another length is left as typed.
 */
export function normalisePhrase(typed: string): string {
  const letters = withoutSeparators(typed).toLowerCase().replaceAll('o', '0').replace(/[il]/gu, '1');
  return letters.length === PHRASE_LETTERS ? (letters.match(/.{1,4}/gu) ?? []).join('-') : typed.trim();
}

/**
 * @param sealedKey the department's age identity, sealed with the phrase, base64url
 * @param typed the phrase as typed
 */
export async function unlockDepartmentKey(
  sealedKey: string,
  typed: string,
): Promise<Result<DepartmentKey, 'wrong-phrase'>> {
  try {
    const identity = await openWithPhrase(fromBase64Url(sealedKey), normalisePhrase(typed));
    // Whatever else the phrase may have opened is no key.
    await recipientOf(identity);
    return ok({ open: (sealed) => openSealed(sealed, identity) });
  } catch {
    return fail('wrong-phrase');
  }
}

async function openSealed(
  sealed: Uint8Array<ArrayBuffer>,
  identity: string,
): Promise<Result<Uint8Array<ArrayBuffer>, 'cannot-open'>> {
  try {
    return ok(await open(sealed, identity));
  } catch {
    return fail('cannot-open');
  }
}
