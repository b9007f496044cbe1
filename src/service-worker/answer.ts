/** Carries out what `strategy.ts` decided. */
import type { Build } from './build.ts';
import { NEUTRAL_SHELL_PATH } from './place.ts';
import {
  storeData,
  storedAsset,
  storedData,
  storedPage,
  storedPostalFile,
  storePostalFile,
} from './store.ts';
import { replacesStored, type Strategy } from './strategy.ts';

/** How long a reader waits for news before the stored answer is shown. */
const PATIENCE_MS = 2_500;

/** @throws TypeError like fetch, when nothing is stored and no network answers */
export function answer(
  strategy: Exclude<Strategy, { kind: 'leave' }>,
  request: Request,
  build: Build,
): Promise<Response> {
  switch (strategy.kind) {
    case 'asset':
      return storedFirst(storedAsset(build, request), () => fetch(request));
    case 'postal-file':
      return storedFirst(storedPostalFile(request), () => fetchAndStore(request, storePostalFile));
    case 'page':
      return answerPage(strategy.paths, request, build);
    case 'page-file':
      return storedFirst(storedPage(build, strategy.path), () => fetch(request));
    case 'fresh-data':
      return freshFirst(request);
    case 'steady-data':
      return storedThenRenewed(request);
  }
}

async function answerPage(paths: readonly string[], request: Request, build: Build): Promise<Response> {
  // Where the shell is not kept, the place is not: then the network knows better than a single page.
  for (const path of paths) {
    const stored = await storedPage(build, path);
    if (stored) return stored;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const neutral = await storedPage(build, NEUTRAL_SHELL_PATH);
    if (neutral) return neutral;
    throw error;
  }
}

async function storedFirst(
  stored: Promise<Response | undefined>,
  otherwise: () => Promise<Response>,
): Promise<Response> {
  return (await stored) ?? otherwise();
}

async function freshFirst(request: Request): Promise<Response> {
  const stored = await storedData(request);
  const fresh = fetchAndStore(request, storeData);
  if (!stored) return fresh;
  const orStored = fresh.then(
    (response) => (replacesStored(response.status) ? response : stored),
    () => stored,
  );
  return Promise.race([orStored, afterPatience(stored)]);
}

async function storedThenRenewed(request: Request): Promise<Response> {
  const stored = await storedData(request);
  const fresh = fetchAndStore(request, storeData);
  if (!stored) return fresh;
  // Without a network there is nothing to renew it by.
  fresh.catch(() => undefined);
  return stored;
}

async function fetchAndStore(
  request: Request,
  store: (request: Request, response: Response) => Promise<void>,
): Promise<Response> {
  const response = await fetch(request);
  // A full disk costs the copy, not the answer.
  if (response.status === 200) await store(request, response.clone()).catch(() => undefined);
  return response;
}

function afterPatience(response: Response): Promise<Response> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(response), PATIENCE_MS);
  });
}
