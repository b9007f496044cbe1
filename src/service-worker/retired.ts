/**
 * The way out when a published worker turns out to be broken: served in its place, it takes over at once,
 * gives back what was stored and removes itself. Drafts lie elsewhere and stay; open pages are not reloaded.
 */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(retire());
});

async function retire(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}

export {};
