import { expect, test } from 'vitest';
import { rateLimit } from './rate-limit.ts';

function limited(burst: number) {
  const now = { ms: 0 };
  return { now, limit: rateLimit(() => new Date(now.ms), burst) };
}

test('a burst passes, then the wait is named and is enough', () => {
  const { now, limit } = limited(6);
  for (let index = 0; index < 6; index += 1) expect(limit('a', 'login')).toBeNull();
  const seconds = limit('a', 'login');
  expect(seconds).toBe(10);
  now.ms += 9_900;
  expect(limit('a', 'login')).toBe(1);
  now.ms += 100;
  expect(limit('a', 'login')).toBeNull();
});

test('addresses and kinds of act do not share', () => {
  const { limit } = limited(1);
  expect(limit('a', 'login')).toBeNull();
  expect(limit('a', 'upload')).toBeNull();
  expect(limit('b', 'login')).toBeNull();
  expect(limit('a', 'login')).not.toBeNull();
});

test('a clock that is set back locks nobody out', () => {
  const { now, limit } = limited(2);
  now.ms = 1_000_000;
  limit('a', 'login');
  now.ms = 0;
  expect(limit('a', 'login')).toBeNull();
  now.ms = 60_000;
  expect(limit('a', 'login')).toBeNull();
});

test('memory stays bounded whoever comes', () => {
  const { limit } = limited(2);
  for (let index = 0; index < 60_000; index += 1) limit(`address ${index}`, 'claim');
  expect(limit('address 59999', 'claim')).toBeNull();
  expect(limit('address 59999', 'claim')).not.toBeNull();
});
