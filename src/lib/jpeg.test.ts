import { expect, test } from 'vitest';
import { exifSegment, greyJpeg, segment } from '#tests/support/jpeg.ts';
import { withoutMetadata } from './jpeg.ts';

const size = { width: 16, height: 16 };
const letters = (text: string) => new TextEncoder().encode(text);

test('what an encoder wrote of its own accord goes, the picture stays as it was', () => {
  const plain = greyJpeg(size);
  const marked = greyJpeg(size, {
    afterStart: [
      exifSegment('Orientation'),
      segment(0xed, letters('Photoshop')),
      segment(0xfe, letters('made by')),
    ],
  });
  expect(withoutMetadata(marked)).toEqual(plain);
  expect(withoutMetadata(plain)).toEqual(plain);
});

test('a colour profile stays, other things under its number do not', () => {
  const profile = segment(0xe2, letters('ICC_PROFILE\0\u0001\u0001'));
  expect(withoutMetadata(greyJpeg(size, { afterStart: [profile] }))).toEqual(
    greyJpeg(size, { afterStart: [profile] }),
  );
  const pictures = segment(0xe2, letters('MPF\0more pictures'));
  expect(withoutMetadata(greyJpeg(size, { afterStart: [pictures] }))).toEqual(greyJpeg(size));
});

test('what is no JPEG comes back as it is', () => {
  for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), greyJpeg(size).slice(0, 30)]) {
    expect(withoutMetadata(bytes)).toEqual(bytes);
  }
});
