import { forgetOldKeys, removeEndedSessions, removeOrphans } from './features/applications/jobs.ts';
import { traceOf } from './log.ts';
import type { Services } from './services.ts';

const EVERY_MS = 60_000;

/**
 * Tidies up once a minute, never two rounds at a time.
 * @returns a function that stops it and waits for the round that runs
 */
export function startJobs({
  db,
  clock,
  keys,
  catalogue,
  log,
}: Pick<Services, 'db' | 'clock' | 'keys' | 'catalogue' | 'log'>): () => Promise<void> {
  const cities = catalogue.cities.map(({ id }) => id);
  const jobs: Record<string, () => Promise<number>> = {
    'remove-orphans': () => removeOrphans(db, clock),
    'forget-old-keys': () => forgetOldKeys(db, clock),
    'remove-ended-sessions': () => removeEndedSessions(db, clock),
    'tend-intake-keys': async () => {
      await keys.tendIntakeKeys(cities);
      return 0;
    },
  };

  async function round(): Promise<void> {
    for (const [job, run] of Object.entries(jobs)) {
      try {
        const removed = await run();
        if (removed > 0) log({ kind: 'job', job, removed });
      } catch (error) {
        // The next round tries again; a job that fails must not end the server.
        log({ kind: 'job', job, error: traceOf(error) });
      }
    }
  }

  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= round().finally(() => {
      running = null;
    });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
