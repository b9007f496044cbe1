/** A photograph as a camera writes it: with the place, the device and a name in its EXIF part. */
import { segment } from '#tests/support/jpeg.ts';

/** Stands in the file as the maker of the camera and as the person who took it. */
export const CAMERA_MARK = 'CanaryCamera3141';

const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;
const GPS_POINTER = 0x8825;

const HARMLESS = ['JFIF', 'ICC_PROFILE'];

type Entry = { readonly tag: number; readonly type: number; readonly count: number; readonly value: Buffer };

/**
 * Puts an EXIF segment with a GPS position (35.67°N 139.40°E) after the start of a JPEG (Exif 2.32 §4.6).
 * @param jpeg any JPEG; its picture stays
 */
export function withExif(jpeg: Uint8Array): Buffer {
  const makers = [text(0x010f, CAMERA_MARK), text(0x013b, CAMERA_MARK)];
  const gps = [
    text(0x0001, 'N'),
    degrees(0x0002, [35, 40, 12]),
    text(0x0003, 'E'),
    degrees(0x0004, [139, 24, 5]),
  ];
  const firstAt = 8;
  const firstLength = directory([...makers, pointer(0)], firstAt).length;
  const gpsAt = firstAt + firstLength;
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0, firstAt, 0, 0, 0]),
    directory([...makers, pointer(gpsAt)], firstAt),
    directory(gps, gpsAt),
  ]);
  const exif = segment(0xe1, [...Buffer.from('Exif\0\0', 'latin1'), ...tiff]);
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}

/**
 * Names of the segments in which a camera can tell about itself: `Exif`, `http://ns.adobe.com/xap/1.0/`.
 * JFIF says the shape of the pixels; the colour profile is the browser's own sRGB, the same on every phone.
 */
export function metadataOf(jpeg: Uint8Array): string[] {
  const found: string[] = [];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    const marker = jpeg[at + 1] ?? 0;
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0);
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) {
      const [name = ''] = Buffer.from(jpeg.subarray(at + 4, at + 36))
        .toString('latin1')
        .split('\0');
      if (!HARMLESS.includes(name)) found.push(name);
    }
    at += 2 + length;
  }
  return found;
}

function text(tag: number, value: string): Entry {
  const bytes = Buffer.from(`${value}\0`, 'latin1');
  return { tag, type: ASCII, count: bytes.length, value: bytes };
}

function degrees(tag: number, parts: readonly number[]): Entry {
  const bytes = Buffer.alloc(parts.length * 8);
  for (const [index, part] of parts.entries()) {
    bytes.writeUInt32LE(part, index * 8);
    bytes.writeUInt32LE(1, index * 8 + 4);
  }
  return { tag, type: RATIONAL, count: parts.length, value: bytes };
}

function pointer(offset: number): Entry {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(offset);
  return { tag: GPS_POINTER, type: LONG, count: 1, value: bytes };
}

/** An image file directory; values longer than four bytes follow it. */
function directory(entries: readonly Entry[], offset: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length);
  const values: Buffer[] = [];
  let at = offset + head.length;
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const base = 2 + index * 12;
    head.writeUInt16LE(tag, base);
    head.writeUInt16LE(type, base + 2);
    head.writeUInt32LE(count, base + 4);
    if (value.length <= 4) value.copy(head, base + 8);
    else {
      head.writeUInt32LE(at, base + 8);
      values.push(value);
      at += value.length;
    }
  }
  return Buffer.concat([head, ...values]);
}
