/** Sealing (age, X25519): what leaves the phone can be opened by the city's intake alone. */
import { Encrypter, identityToRecipient } from 'age-encryption';

/** @param recipients public keys, `age1…`; each of them alone can open */
export async function seal(
  bytes: Uint8Array<ArrayBuffer>,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  // age returns ordinary memory of its own; its types do not say so.
  return (await encrypter.encrypt(bytes)) as Uint8Array<ArrayBuffer>;
}

/** The public half of an identity: where others seal to. */
export function recipientOf(identity: string | CryptoKey): Promise<string> {
  return identityToRecipient(identity);
}
