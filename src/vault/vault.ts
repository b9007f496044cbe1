/**
 * Everything personal on the phone goes through here. The device keys are made on the phone and no script can
 * take them out of it. That is not hardware protection: whoever copies the whole disk of an unlocked phone
 * copies the browser's key store too.
 */

export type DeviceKeys = {
  /** AES-GCM 256, not extractable: everything at rest. */
  readonly atRest: CryptoKey;
  /** X25519, not extractable: opens what the city seals to this phone. */
  readonly resident: CryptoKey;
};

/** Where the keys lie; the store gives the place. `claim` answers the keys of another tab if that was faster. */
export type KeyShelf = {
  read(): Promise<DeviceKeys | null>;
  claim(keys: DeviceKeys): Promise<DeviceKeys>;
};

export type Vault = {
  /**
   * @param place says where the row lies (`applications/<id>`): a row moved elsewhere does not open
   * @returns 12 bytes of nonce, then the ciphertext with its tag
   */
  encrypt(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<ArrayBuffer>;
  /** @throws DOMException (OperationError) when the row is not ours or was changed */
  decrypt(box: ArrayBuffer, place: string): Promise<Uint8Array<ArrayBuffer>>;
  /** An age identity for `open` in seal.ts. */
  readonly resident: CryptoKey;
};

const NONCE_BYTES = 12;

/** Opens the vault of this phone, making its keys at the first time. */
export async function openVault(shelf: KeyShelf): Promise<Vault> {
  const { atRest, resident } = (await shelf.read()) ?? (await shelf.claim(await makeKeys()));
  return {
    async encrypt(bytes, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = await crypto.subtle.encrypt(gcm(nonce, place), atRest, bytes);
      const box = new Uint8Array(NONCE_BYTES + sealed.byteLength);
      box.set(nonce);
      box.set(new Uint8Array(sealed), NONCE_BYTES);
      return box.buffer;
    },
    async decrypt(box, place) {
      const nonce = new Uint8Array(box, 0, NONCE_BYTES);
      const sealed = new Uint8Array(box, NONCE_BYTES);
      return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, place), atRest, sealed));
    },
    resident,
  };
}

function gcm(nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(place) };
}

async function makeKeys(): Promise<DeviceKeys> {
  const atRest = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // generateKey of an asymmetric algorithm gives a pair; the DOM's types cannot know.
  const pair = (await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])) as CryptoKeyPair;
  return { atRest, resident: pair.privateKey };
}
