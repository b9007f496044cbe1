/**
 * A bucket of tokens for each address and kind of act. Generous: a whole school or a mobile carrier may share
 * one address. It slows a guesser or a broken loop; it is no wall.
 */
import type { Clock } from '#lib/clock.ts';

export type RateClass = 'upload' | 'submission' | 'login' | 'claim';

/** @returns null when the act may go on, else the seconds after which to try again */
export type RateLimit = (address: string, kind: RateClass) => number | null;

type Bucket = { tokens: number; at: number };

const REFILL_SECONDS = 60;
const MAX_BUCKETS = 20_000;

/** @param burst acts at once; all of them come back within a minute */
export function rateLimit(clock: Clock, burst: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = burst / (REFILL_SECONDS * 1000);

  function fill(bucket: Bucket, now: number): void {
    // A clock set back gives nothing and takes nothing.
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
  }

  /** The bucket used longest ago goes first, so that memory and time stay bounded whoever comes. */
  function take(key: string, now: number): Bucket {
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    buckets.delete(key);
    const [oldest] = buckets.keys();
    if (buckets.size >= MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest);
    buckets.set(key, bucket);
    return bucket;
  }

  return (address, kind) => {
    const now = clock().getTime();
    const bucket = take(`${kind} ${address}`, now);
    fill(bucket, now);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1000);
    bucket.tokens -= 1;
    return null;
  };
}
