/**
 * Real pictures without a picture library: a grey JPEG of any size. Baseline, one component, one Huffman code
 * of one bit for "no difference" and one for "end of block", so that each 8 × 8 block is two zero bits.
 */
export function greyJpeg(
  { width, height }: { width: number; height: number },
  extra: { readonly afterStart?: readonly Uint8Array[]; readonly afterEnd?: Uint8Array } = {},
): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const wholeBytes = Math.floor((blocks * 2) / 8);
  const restBits = (blocks * 2) % 8;
  const scan = [...new Uint8Array(wholeBytes), ...(restBits === 0 ? [] : [0xff >> restBits])];
  const parts = [
    [0xff, 0xd8],
    ...(extra.afterStart ?? []),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...new Uint8Array(64).fill(1)]),
    segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, 1, ...new Uint8Array(15), 0]),
    segment(0xc4, [0x10, 1, ...new Uint8Array(15), 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    scan,
    [0xff, 0xd9],
    extra.afterEnd ?? [],
  ];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

/** A marker segment with its length. */
export function segment(marker: number, content: Iterable<number>): Uint8Array {
  const bytes = [...content];
  return new Uint8Array([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff, ...bytes]);
}

/** An APP1 segment as cameras write it, with a place in it. */
export function exifSegment(text: string): Uint8Array {
  return segment(0xe1, [...new TextEncoder().encode(`Exif\0\0${text}`)]);
}
