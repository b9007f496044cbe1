/** What happens to one run of sending, drawn from its seed alone. */
import type { Fault } from '#tests/support/proxy.ts';
import { type Random, seededRandom } from '#tests/support/random.ts';

export const BLOW_KINDS = ['server-kill', 'tab-crash', 'tab-close', 'browser-kill'] as const;
export type BlowKind = (typeof BLOW_KINDS)[number];

export type Blow = {
  readonly kind: BlowKind;
  /** When "send" is pressed, or when the request of this number (from 0) has come whole to the proxy. */
  readonly at: 'send' | number;
  readonly afterMs: number;
};

export type Schedule = {
  readonly seed: number;
  readonly hasPhoto: boolean;
  /** Two: both press "send" at once. */
  readonly tabs: 1 | 2;
  /** Of the first POSTs, photographs and form alike, in the order of their coming; later ones are left alone. */
  readonly faults: readonly Fault[];
  readonly blows: readonly Blow[];
};

const FAULTS: readonly Fault[] = [
  { kind: 'cut-before-request' },
  { kind: 'cut-before-answer' },
  { kind: 'half-answer' },
  { kind: 'repeat', atOnce: false },
  { kind: 'repeat', atOnce: true },
  { kind: 'none' },
];

/** Each further fault doubles the wait before the next attempt. */
const MAX_FAULTS = 3;
const LATEST_BLOW_MS = 150;

/** Consecutive seeds go through all blows and none, so that a small count sees every kind. */
export function drawSchedule(seed: number): Schedule {
  const random = seededRandom(seed);
  const kinds = [null, ...BLOW_KINDS];
  const main = kinds[seed % kinds.length] ?? null;
  const blows = [main, random.next() < 0.25 ? random.pick(BLOW_KINDS) : null]
    .filter((kind) => kind !== null)
    .map((kind) => drawBlow(random, kind));
  const count = blows.length === 0 ? 1 + random.integer(MAX_FAULTS) : random.integer(MAX_FAULTS);
  return {
    seed,
    hasPhoto: random.next() < 0.5,
    tabs: random.next() < 0.35 ? 2 : 1,
    faults: Array.from({ length: count }, () => random.pick(FAULTS)),
    blows,
  };
}

function drawBlow(random: Random, kind: BlowKind): Blow {
  const at = random.next() < 0.4 ? 'send' : random.integer(2);
  return { kind, at, afterMs: random.integer(LATEST_BLOW_MS) };
}
