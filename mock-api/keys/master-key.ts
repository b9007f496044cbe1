/** The key that wraps every private key in the database: a stolen dump alone opens nothing. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fromBase64Url, toBase64Url } from '#lib/base64url.ts';
import { codeOf } from '../db/failures.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

export type MasterKey = {
  /** AES-256-GCM; `context` (city, purpose, id) is authenticated, so that a row cannot be passed off as another. */
  readonly wrap: (secret: Uint8Array, context: string) => Buffer;
  /** @throws MasterKeyError when the key or the context is another */
  readonly unwrap: (wrapped: Uint8Array, context: string) => Buffer;
};

/** @param bytes 32 bytes */
export function masterKeyOf(bytes: Uint8Array): MasterKey {
  if (bytes.length !== KEY_BYTES) throw new MasterKeyError(`a master key has ${KEY_BYTES} bytes`);
  return {
    wrap(secret, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    unwrap(wrapped, context) {
      const nonce = wrapped.subarray(0, NONCE_BYTES);
      const tag = wrapped.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(context));
        decipher.setAuthTag(tag);
        const sealed = wrapped.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(sealed), decipher.final()]);
      } catch {
        throw new MasterKeyError('the master key does not open the keys in this database');
      }
    },
  };
}

/**
 * The master key from the environment, or else from DATA_DIR/master.key, which is made (0600) when it is absent.
 * @param given base64url of 32 bytes, or undefined
 */
export function readMasterKey(given: string | undefined, dataDir: string): MasterKey {
  if (given !== undefined) return masterKeyOf(fromBase64Url(given));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'master.key');
  return masterKeyOf(fromBase64Url(readIfPresent(path) ?? makeKeyFile(path)));
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A whole file appears under its name or none: a crash half-way, or two processes at once, leave one good key. */
function makeKeyFile(path: string): string {
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, `${toBase64Url(new Uint8Array(randomBytes(KEY_BYTES)))}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  unlinkSync(draft);
  return readFileSync(path, 'utf8').trim();
}
