import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Transport } from '#api/transport.ts';
import { packPostalFile } from '#contract/cities/postal-pack.ts';

const PACK = '/postal/a1/';
const FILE = JSON.stringify(
  packPostalFile([
    { code: '1900100', place: '東京都あきる野市', town: '' },
    { code: '1900100', place: '東京都西多摩郡日の出町', town: '' },
  ]),
);

let asked: string[];
let kept: Set<string>;
let answer: { status: number; body: string } | null;

const transport: Transport = async ({ url }) => {
  asked.push(url);
  return answer && { status: answer.status, header: () => null, body: new TextEncoder().encode(answer.body) };
};

/** A phone with a service worker in charge; the module anew, as on a freshly opened page. */
async function openPage(connection: { saveData: boolean } | undefined = undefined) {
  const serviceWorker = Object.assign(new EventTarget(), { controller: {} as object | null });
  vi.stubGlobal('navigator', { serviceWorker, connection });
  vi.resetModules();
  return { serviceWorker, ...(await import('./postal-pack.ts')) };
}

beforeEach(() => {
  asked = [];
  kept = new Set();
  answer = { status: 200, body: FILE };
  vi.stubGlobal('__POSTAL_PACK__', PACK);
  vi.stubGlobal('caches', { match: async (path: string) => (kept.has(path) ? new Response() : undefined) });
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('towns of a code', () => {
  test('are all of them, from one small file that is asked for once', async () => {
    const { loadTowns } = await openPage();
    expect(await loadTowns('1900100', transport)).toEqual(['東京都あきる野市', '東京都西多摩郡日の出町']);
    expect(await loadTowns('1999999', transport)).toEqual([]);
    expect(asked).toEqual(['/postal/a1/19.json']);
  });

  test.each([
    ['no network', null],
    ['a pack that is gone', { status: 404, body: '404' }],
    ['a captive portal', { status: 200, body: '<html>' }],
  ])('are none with %s, and are asked for again the next time', async (_, given) => {
    const { loadTowns } = await openPage();
    answer = given;
    expect(await loadTowns('1900100', transport)).toEqual([]);
    answer = { status: 200, body: FILE };
    expect(await loadTowns('1900100', transport)).toHaveLength(2);
  });

  test('are none where no pack was built', async () => {
    vi.stubGlobal('__POSTAL_PACK__', undefined);
    const { loadTowns, loadPackAhead } = await openPage();
    expect(await loadTowns('1900100', transport)).toEqual([]);
    await loadPackAhead(transport);
    expect(asked).toEqual([]);
  });

  test('come while data is saved, since the person typed the code', async () => {
    const { loadTowns } = await openPage({ saveData: true });
    expect(await loadTowns('1900100', transport)).toHaveLength(2);
  });
});

describe('the pack ahead of its use', () => {
  test('is loaded whole, but for what is kept already', async () => {
    const { loadPackAhead } = await openPage({ saveData: false });
    kept.add('/postal/a1/19.json');
    await loadPackAhead(transport);
    expect(asked).toHaveLength(99);
    expect(asked).not.toContain('/postal/a1/19.json');
  });

  test('is not touched while data is saved', async () => {
    const { loadPackAhead } = await openPage({ saveData: true });
    await loadPackAhead(transport);
    expect(asked).toEqual([]);
  });

  test('is left alone once the network is gone, and taken up by the next page', async () => {
    const { loadPackAhead } = await openPage();
    answer = null;
    await loadPackAhead(transport);
    expect(asked).toHaveLength(1);
    answer = { status: 200, body: FILE };
    await loadPackAhead(transport);
    expect(asked).toHaveLength(101);
  });

  test('is loaded once, however many address pages ask', async () => {
    const { loadPackAhead } = await openPage();
    await Promise.all([loadPackAhead(transport), loadPackAhead(transport)]);
    expect(asked).toHaveLength(100);
  });

  test('waits on a first visit until the service worker can keep it', async () => {
    const { loadPackAhead, serviceWorker } = await openPage();
    serviceWorker.controller = null;
    const loaded = loadPackAhead(transport);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked).toEqual([]);
    serviceWorker.dispatchEvent(new Event('controllerchange'));
    await loaded;
    expect(asked).toHaveLength(100);
  });
});
