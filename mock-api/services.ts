/** What the operations are given: plain values and functions, so that a test can give others. */
import type { Audience } from '#contract/endpoint.ts';
import type { Clock } from '#lib/clock.ts';
import type { RandomBytes } from '#lib/uuid.ts';
import type { Catalogue } from './cities/catalogue.ts';
import type { Database } from './db/client.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { Log } from './log.ts';
import type { RateLimit } from './middleware/rate-limit.ts';

export type Services = {
  readonly audience: Audience;
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly keys: KeyRing;
  readonly log: Log;
  readonly rateLimit: RateLimit;
  /** Whether the simulators of this process are there at all. */
  readonly simulators: boolean;
  /** The address as browsers see it: decides on HSTS and on the cookie's name and flags. */
  readonly origin: string;
  /** Whether X-Forwarded-For is our own proxy's. */
  readonly behindProxy: boolean;
  /** Folder of the built app; null serves the API alone. */
  readonly distDir: string | null;
  /** `off` puts the worker that removes itself in place of the worker. */
  readonly serviceWorker: boolean;
};
