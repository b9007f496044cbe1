import { forgetOldKeys, removeEndedSessions, removeOrphans } from './features/applications/jobs.ts';
import { traceOf } from './log.ts';
import type { Services } from './services.ts';

const EVERY_MS = 60_000;

type JobServices = Pick<Services, 'db' | 'clock' | 'keys' | 'catalogue' | 'log'>;

/** One round of everything that the server tidies up by itself. A job that fails is logged and does not stop the others. */
export async function runJobs({ db, clock, keys, catalogue, log }: JobServices): Promise<void> {
  const jobs: Record<string, () => Promise<number>> = {
    'remove-orphans': () => removeOrphans(db, clock),
    'forget-old-keys': () => forgetOldKeys(db, clock),
    'remove-ended-sessions': () => removeEndedSessions(db, clock),
    'tend-intake-keys': () => keys.tendIntakeKeys(catalogue.cities.map(({ id }) => id)),
  };
  for (const [job, run] of Object.entries(jobs)) {
    try {
      const changed = await run();
      if (changed > 0) log({ kind: 'job', job, changed });
    } catch (error) {
      log({ kind: 'job', job, error: traceOf(error) });
    }
  }
}

/**
 * A round each minute, never two at a time.
 * @returns a function that stops them and waits for the round that runs
 */
export function startJobs(services: JobServices): () => Promise<void> {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= runJobs(services).finally(() => {
      running = null;
    });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
