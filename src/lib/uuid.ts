import type { Clock } from './clock.ts';

/** 16 random bytes from a cryptographic source; injected so that tests can repeat a run. */
export type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

export const secureRandomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness, so that keys sort by time. */
export function uuidv7(clock: Clock, randomBytes: RandomBytes = secureRandomBytes): string {
  const bytes = randomBytes(16);
  let milliseconds = clock().getTime();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = milliseconds % 256;
    milliseconds = Math.floor(milliseconds / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
