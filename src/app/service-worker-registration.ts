/** Registers the worker that keeps the app openable without a network, and hears when a new one waits. */
import { Workbox } from 'workbox-window';
import type { Place } from '#contract/addresses.ts';
import { trustedScriptUrl } from '#lib/trusted-script-url.ts';

export type Update = {
  /** Switches to the waiting version and loads the page anew. The caller has saved what was typed. */
  readonly apply: () => void;
};

/** @param onUpdate called when a new version waits; nothing happens until the person agrees */
export async function registerServiceWorker(place: Place, onUpdate: (update: Update) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(trustedScriptUrl('/sw.js'), { scope: '/' });
  workbox.addEventListener('waiting', () => {
    onUpdate({
      apply: () => {
        // 'controlling' also comes without an update, so it is listened to only now.
        workbox.addEventListener('controlling', () => location.reload());
        workbox.messageSkipWaiting();
      },
    });
  });
  try {
    await workbox.register();
    const worker = await workbox.active;
    worker.postMessage({ type: 'keep', language: place.language, city: place.city });
  } catch {
    // No worker, as in some private modes: everything works but opening without a network.
  }
}
