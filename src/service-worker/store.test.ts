import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer } from './answer.ts';
import type { Build } from './build.ts';
import { activateBuild, installBuild, storedAsset } from './store.ts';

const ORIGIN = 'https://hall.example';
const BUILD: Build = {
  revision: 'r1',
  assets: ['/icons/icon.svg'],
  languages: [],
  cities: [],
  postal: { pack: '/postal/a1/', filesOfCity: {} },
};
const ICON = '/icons/icon.svg';

/** The browser's Cache Storage, as far as the worker asks it. */
class Caches {
  readonly stores = new Map<string, Map<string, Response>>();
  isDiskFull = false;

  async open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    return {
      match: async (request: Request | string) => store.get(urlOf(request))?.clone(),
      keys: async () => [...store.keys()].map((url) => new Request(url)),
      put: async (request: Request | string, response: Response) => {
        if (this.isDiskFull) throw new DOMException('no room', 'QuotaExceededError');
        store.set(urlOf(request), response);
      },
      delete: async (request: Request | string) => store.delete(urlOf(request)),
    };
  }

  async keys() {
    return [...this.stores.keys()];
  }

  async delete(name: string) {
    return this.stores.delete(name);
  }
}

function urlOf(request: Request | string): string {
  return new URL(typeof request === 'string' ? request : request.url, ORIGIN).href;
}

let caches: Caches;
let isOnline: boolean;

beforeEach(() => {
  caches = new Caches();
  isOnline = true;
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', async () => {
    if (!isOnline) throw new TypeError('no network');
    return new Response('<meta name="revision" content="r1" />');
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const iconIsStored = async () => (await storedAsset(BUILD, new Request(`${ORIGIN}${ICON}`))) !== undefined;

test('a first install that fails leaves nothing behind', async () => {
  isOnline = false;
  await expect(installBuild(BUILD, [])).rejects.toThrow('no network');
  expect(await caches.keys()).toEqual([]);
});

test('the store of a build that is in use survives an install into it that fails', async () => {
  await installBuild(BUILD, []);
  await activateBuild(BUILD);
  isOnline = false;
  await expect(installBuild(BUILD, [])).rejects.toThrow('no network');
  expect(await iconIsStored()).toBe(true);
});

test.each(['fresh-data', 'steady-data', 'postal-file'] as const)(
  'on a full disk %s is answered all the same',
  async (kind) => {
    caches.isDiskFull = true;
    const response = await answer({ kind }, new Request(`${ORIGIN}/api/v1/hino/guide`), BUILD);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('r1');
  },
);

test('postal codes that were loaded once are there without a network, until a build has others', async () => {
  const ask = () => answer({ kind: 'postal-file' }, new Request(`${ORIGIN}/postal/a1/19.json`), BUILD);
  const first = await ask();
  isOnline = false;
  expect(await (await ask()).text()).toBe(await first.text());
  await activateBuild(BUILD);
  expect((await ask()).status).toBe(200);
  await activateBuild({ ...BUILD, revision: 'r2', postal: { pack: '/postal/a2/', filesOfCity: {} } });
  await expect(ask()).rejects.toThrow('no network');
});
