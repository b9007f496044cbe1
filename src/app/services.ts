/** What the screens are given by the app: the phone's store, opened once and only when it is needed. */
import type { Offline } from '#offline/index.ts';

export type Services = {
  /** Loads Dexie and the vault at the first call; later calls share it. */
  openOffline(): Promise<Offline>;
  /** Whether this phone ever stored something: else there is no need to load a database to know nothing. */
  hasStored(): Promise<boolean>;
  /** Writes to disk whatever is still being typed. @returns whether all of it is there */
  flush(): Promise<boolean>;
};

/** Event of the window when the store is opened: the status line begins to watch. */
export const FIRST_STORED = 'first-stored';

export function createServices(): Services {
  let opened: Promise<Offline> | null = null;
  return {
    openOffline() {
      opened ??= open().catch((error: unknown) => {
        // A part that did not load may load the next time.
        opened = null;
        throw error;
      });
      return opened;
    },
    hasStored,
    async flush() {
      return opened === null || (await (await opened).drafts.flush()).ok;
    },
  };
}

async function open(): Promise<Offline> {
  const [{ openOffline }, { send }] = await Promise.all([import('#offline/index.ts'), import('./send.ts')]);
  const offline = await openOffline({ send });
  dispatchEvent(new Event(FIRST_STORED));
  sendWhenBack(offline);
  return offline;
}

/**
 * Any database of this address is ours. The browser itself is asked, not a flag in localStorage: that is
 * written down seconds later, and after a crash in between nobody would send what waits.
 */
async function hasStored(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).length > 0;
  } catch {
    // Older browsers cannot say.
    return true;
  }
}

/** Whenever the network or the person comes back, what waits is tried at once; when they go, all is written. */
function sendWhenBack({ outbox, drafts }: Offline): void {
  outbox.nudge();
  // At pagehide nothing that takes time finishes any more; before, the page still lives until the next one comes.
  addEventListener('beforeunload', () => void drafts.flush());
  addEventListener('pagehide', () => void drafts.flush());
  addEventListener('online', () => outbox.nudge());
  addEventListener('pageshow', () => outbox.nudge());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') outbox.nudge();
    else void drafts.flush();
  });
}
