import { buildIfStale } from '#tools/build-if-stale.ts';

/** Suites that look at the built app get one that belongs to the files as they are. */
export async function setup(): Promise<void> {
  await buildIfStale();
}
