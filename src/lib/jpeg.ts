/**
 * The segments of a JPEG file (ITU-T T.81 annex B). Drawing a picture anew drops what the camera wrote, but
 * some encoders write of their own accord: WebKit's puts an EXIF segment into every canvas it saves.
 */
const SOS = 0xda;
const COMMENT = 0xfe;
const ICC = 'ICC_PROFILE\0';

/** Whether a segment says something about picture, camera or person that is not needed to show the picture. */
export function isMetadata(marker: number, content: Uint8Array): boolean {
  if (marker === COMMENT) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  // JFIF and Adobe say how colours are coded; a profile says which colours they are.
  if (marker === 0xe0 || marker === 0xee) return false;
  return !(marker === 0xe2 && [...ICC].every((letter, index) => content[index] === letter.charCodeAt(0)));
}

/**
 * The same picture without metadata.
 * @param jpeg as an encoder wrote it; what is no JPEG comes back as it is, to be refused by who looks at it
 */
export function withoutMetadata(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== SOS) {
    const end = at + 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0));
    if (end < at + 4 || end > jpeg.length) return jpeg;
    if (!isMetadata(jpeg[at + 1] ?? 0, jpeg.subarray(at + 4, end))) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  if (jpeg[at] !== 0xff) return jpeg;
  kept.push(jpeg.subarray(at));
  const whole = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of kept) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
