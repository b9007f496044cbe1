/** The other side of sealing: opening what the city, or a resident, sealed to us. */
import { Decrypter } from 'age-encryption';

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
  // age returns ordinary memory of its own; its types do not say so.
  return (await decrypter.decrypt(sealed)) as Uint8Array<ArrayBuffer>;
}

/** Opens what was sealed with a phrase: a department's key. @throws Error for a wrong phrase */
export async function openWithPhrase(sealed: Uint8Array<ArrayBuffer>, phrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(phrase);
  return decrypter.decrypt(sealed, 'text');
}
