/** The browser offers installation once, at a moment of its own; it is held until the person asks for it. */
type InstallPrompt = Event & { prompt(): Promise<unknown> };

let held: InstallPrompt | null = null;
const listeners = new Set<() => void>();

/** Called once when the app starts. */
export function holdInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    // The event's type is Chromium's own and not in the DOM's.
    held = event as InstallPrompt;
    for (const listener of listeners) listener();
  });
  addEventListener('appinstalled', () => {
    held = null;
    for (const listener of listeners) listener();
  });
}

export function heldInstallPrompt(): InstallPrompt | null {
  return held;
}

export function subscribeInstallPrompt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
