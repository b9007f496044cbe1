/** What the screens are given by the app: the phone's store, opened once and only when it is needed. */
import type { Offline } from '#offline/index.ts';

export type Services = {
  /** Loads Dexie and the vault at the first call; later calls share it. */
  openOffline(): Promise<Offline>;
  /** Whether this phone ever stored something: else there is no need to load a database to know nothing. */
  hasStored(): boolean;
  /** Writes to disk whatever is still being typed. */
  flush(): Promise<void>;
};

const STORED_FLAG = 'stored';
/** Event of the window when the flag appears: the status line begins to watch. */
export const FIRST_STORED = 'first-stored';

export function createServices(): Services {
  let opened: Promise<Offline> | null = null;
  return {
    openOffline() {
      opened ??= Promise.all([import('#offline/index.ts'), import('./send.ts')]).then(
        async ([{ openOffline }, { send }]) => {
          const offline = await openOffline({ send });
          setFlag();
          sendWhenBack(offline);
          return offline;
        },
      );
      return opened;
    },
    hasStored,
    async flush() {
      if (opened) await (await opened).drafts.flush();
    },
  };
}

/** A flag that holds nothing about anybody: browsers without storage simply load the database each time. */
function hasStored(): boolean {
  try {
    return localStorage.getItem(STORED_FLAG) === '1';
  } catch {
    return true;
  }
}

function setFlag(): void {
  try {
    if (localStorage.getItem(STORED_FLAG) === '1') return;
    localStorage.setItem(STORED_FLAG, '1');
    dispatchEvent(new Event(FIRST_STORED));
  } catch {
    // Private mode of some browsers; see hasStored.
  }
}

/** Whenever the network or the person comes back, what waits is tried at once; when they go, all is written. */
function sendWhenBack({ outbox, drafts }: Offline): void {
  outbox.nudge();
  addEventListener('pagehide', () => void drafts.flush());
  addEventListener('online', () => outbox.nudge());
  addEventListener('pageshow', () => outbox.nudge());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') outbox.nudge();
    else void drafts.flush();
  });
}
