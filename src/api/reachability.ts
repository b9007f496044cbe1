/**
 * Whether the city hall can be reached. `navigator.onLine` stays true with the server dead, so only answers
 * count; that it is false is believed at once.
 */
let lastAnswered = true;
const listeners = new Set<() => void>();

/** Called by the client after every request. */
export function noteAnswer(answered: boolean): void {
  if (answered === lastAnswered) return;
  lastAnswered = answered;
  for (const listener of listeners) listener();
}

export function isReachable(): boolean {
  return lastAnswered && navigator.onLine;
}

/** @returns how to stop */
export function subscribeReachability(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
