import { describe, expect, it } from 'vitest';
import { scaleDown } from './photo.ts';

describe('the size of a photograph', () => {
  it.each([
    [4032, 3024, 2048, 1536],
    [3024, 4032, 1536, 2048],
    [800, 600, 800, 600],
    [2048, 1, 2048, 1],
    [10_000, 1, 2048, 1],
  ])('%i × %i leaves the phone as %i × %i', (width, height, toWidth, toHeight) => {
    expect(scaleDown(width, height, 2048)).toEqual({ width: toWidth, height: toHeight });
  });
});
