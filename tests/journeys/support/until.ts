import { setTimeout as wait } from 'node:timers/promises';

const LOOKS_AGAIN_MS = 25;

/**
 * Waits until a condition holds; also outside of a test, where `expect.poll` cannot be used.
 * @throws Error with the name of the condition, when it did not hold in time
 */
export async function until(
  condition: string,
  holds: () => Promise<boolean>,
  { timeout }: { readonly timeout: number },
): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`did not come true in time: ${condition}`);
    await wait(LOOKS_AGAIN_MS);
  }
}
