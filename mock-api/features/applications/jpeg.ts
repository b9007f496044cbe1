/**
 * Reads the structure of a JPEG file without decoding it. Phones re-encode photographs before sending; what
 * still carries metadata was not re-encoded, and could tell where a person lives.
 */
import { isMetadata } from '#lib/jpeg.ts';
import { fail, ok, type Result } from '#lib/result.ts';

export type JpegFault = 'not-a-jpeg' | 'metadata' | 'too-many-pixels';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Frames of all codings but DHT (C4), JPG (C8) and DAC (CC). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/**
 * @param maxSide of width and height, in pixels
 * @returns `not-a-jpeg` also when something follows the picture: "motion photos" append a film with its place
 */
export function inspectJpeg(
  bytes: Uint8Array,
  maxSide: number,
): Result<{ width: number; height: number }, JpegFault> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return fail('not-a-jpeg');
  let size: { width: number; height: number } | null = null;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return fail('not-a-jpeg');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === EOI) return size && at + 2 === bytes.length ? ok(size) : fail('not-a-jpeg');
    const length = word(bytes, at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return fail('not-a-jpeg');
    if (isMetadata(marker, bytes.subarray(at + 4, at + 2 + length))) return fail('metadata');
    if (FRAMES.has(marker)) {
      if (size !== null || length < 8) return fail('not-a-jpeg');
      size = { height: word(bytes, at + 5), width: word(bytes, at + 7) };
      if (size.width === 0 || size.height === 0) return fail('not-a-jpeg');
      if (size.width > maxSide || size.height > maxSide) return fail('too-many-pixels');
    }
    at += 2 + length;
    if (marker === SOS) at = endOfScan(bytes, at);
  }
  return fail('not-a-jpeg');
}

/** Where the next marker stands; stuffed zeros and restart markers belong to the scan. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 2;
  }
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
