/** Sealing (age, X25519): what leaves the phone can be opened by the city's intake alone. */
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';

/** @param recipients public keys, `age1…`; each of them alone can open */
export async function seal(
  bytes: Uint8Array<ArrayBuffer>,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return ownBuffer(await encrypter.encrypt(bytes));
}

/**
 * @param identity `AGE-SECRET-KEY-1…` or a non-extractable X25519 key
 * @throws Error when it is not sealed to this identity or was changed
 */
export async function open(
  sealed: Uint8Array<ArrayBuffer>,
  identity: string | CryptoKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return ownBuffer(await decrypter.decrypt(sealed));
}

/** Opens what was sealed with a phrase: a department's key. @throws Error for a wrong phrase */
export async function openWithPhrase(sealed: Uint8Array<ArrayBuffer>, phrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(phrase);
  return decrypter.decrypt(sealed, 'text');
}

/** The public half of an identity: where others seal to. */
export function recipientOf(identity: string | CryptoKey): Promise<string> {
  return identityToRecipient(identity);
}

/** age returns views of ordinary memory; its types do not say so. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
