import { describe, expect, it } from 'vitest';
import { exifSegment, greyJpeg, segment } from '#tests/support/jpeg.ts';
import { inspectJpeg } from './jpeg.ts';

const MAX = 2048;
const faultOf = (bytes: Uint8Array) => {
  const result = inspectJpeg(bytes, MAX);
  return result.ok ? null : result.failure;
};

describe('a photograph', () => {
  it('tells its size', () => {
    expect(inspectJpeg(greyJpeg({ width: 2048, height: 1536 }), MAX)).toEqual({
      ok: true,
      value: { width: 2048, height: 1536 },
    });
  });

  it('may be larger in no direction than phones make it', () => {
    expect(faultOf(greyJpeg({ width: 2049, height: 1 }))).toBe('too-many-pixels');
    expect(faultOf(greyJpeg({ width: 1, height: 2049 }))).toBe('too-many-pixels');
  });

  it('carries no metadata, wherever it stands', () => {
    for (const extra of [exifSegment('gps'), segment(0xed, [1]), segment(0xfe, [65])]) {
      expect(faultOf(greyJpeg({ width: 8, height: 8 }, { afterStart: [extra] }))).toBe('metadata');
    }
    const picture = greyJpeg({ width: 8, height: 8 });
    const behindScan = new Uint8Array([...picture.slice(0, -2), ...exifSegment('gps'), 0xff, 0xd9]);
    expect(faultOf(behindScan)).toBe('metadata');
  });

  it('may carry a colour profile', () => {
    expect(
      faultOf(
        greyJpeg(
          { width: 8, height: 8 },
          { afterStart: [segment(0xe2, new TextEncoder().encode('ICC_PROFILE\0'))] },
        ),
      ),
    ).toBeNull();
  });

  it('ends where the picture ends', () => {
    expect(faultOf(greyJpeg({ width: 8, height: 8 }, { afterEnd: new Uint8Array([0]) }))).toBe('not-a-jpeg');
  });

  it('is read to its end: every shorter part of it is none', () => {
    const picture = greyJpeg({ width: 24, height: 24 });
    for (let length = 0; length < picture.length; length += 1) {
      expect(faultOf(picture.slice(0, length)), `${length} bytes`).toBe('not-a-jpeg');
    }
  });

  it('never makes the reader fail, whichever byte is wrong', () => {
    const picture = greyJpeg({ width: 24, height: 24 });
    for (let at = 0; at < picture.length; at += 1) {
      for (const value of [0x00, 0xff, 0xd9, 0x01]) {
        const damaged = picture.slice();
        damaged[at] = value;
        expect(() => inspectJpeg(damaged, MAX)).not.toThrow();
      }
    }
  });
});
