/**
 * The service worker of residents: the app opens and a form can be filled in with no network at all.
 * Events only; what is done stands in `strategy.ts`, `store.ts` and `answer.ts`.
 */
import { answer } from './answer.ts';
import type { Build } from './build.ts';
import { type KeepAnswer, type VersionAnswer, type WorkerMessage, workerMessageSchema } from './messages.ts';
import { findPlace } from './place.ts';
import { activateBuild, installBuild, isKept, keepPlace } from './store.ts';
import { chooseStrategy } from './strategy.ts';

declare const self: ServiceWorkerGlobalScope;
declare const __BUILD__: Build;

const build = __BUILD__;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const facts = {
    method: request.method,
    url: new URL(request.url),
    isNavigation: request.mode === 'navigate',
    isAuthorised: request.headers.has('authorization'),
  };
  const strategy = chooseStrategy(facts, self.location.origin, build);
  if (strategy.kind !== 'leave') event.respondWith(answer(strategy, request, build));
});

self.addEventListener('message', (event) => {
  const message = workerMessageSchema.safeParse(event.data);
  if (message.success) event.waitUntil(reply(message.data, event.ports[0]));
});

async function install(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await installBuild(
    build,
    windows.map(({ url }) => new URL(url).pathname),
  );
}

async function activate(): Promise<void> {
  const isFirst = await activateBuild(build);
  // Later builds take over with the next page that is opened: nobody is interrupted.
  if (isFirst) await self.clients.claim();
}

async function reply(message: WorkerMessage, port: MessagePort | undefined): Promise<void> {
  switch (message.type) {
    case 'version':
      port?.postMessage({ revision: build.revision } satisfies VersionAnswer);
      return;
    case 'SKIP_WAITING':
      await self.skipWaiting();
      return;
    case 'keep':
      port?.postMessage({ kept: await keep(`/${message.language}/${message.city}`) } satisfies KeepAnswer);
  }
}

async function keep(path: string): Promise<boolean> {
  const place = findPlace(path, build);
  if (!place) return false;
  if (await isKept(build, place)) return true;
  // A phone that is offline asks again on the next visit.
  return keepPlace(build, place).then(
    () => true,
    () => false,
  );
}
