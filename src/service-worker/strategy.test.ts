import { describe, expect, test } from 'vitest';
import type { Build } from './build.ts';
import { dataOf, findPlace, pagesOf } from './place.ts';
import {
  chooseStrategy,
  type Facts,
  placesToKeep,
  postalFilesToDelete,
  replacesStored,
  storesToDelete,
} from './strategy.ts';

const ORIGIN = 'https://hall.example';

const BUILD: Build = {
  revision: 'r1',
  assets: ['/assets/main-1.js', '/icons/icon.svg'],
  languages: ['ja', 'en'],
  cities: [
    { id: 'hino', procedures: [{ id: 'dog-registration', version: '2' }] },
    { id: 'hinode', procedures: [] },
  ],
  postal: { pack: '/postal/a1/', filesOfCity: { hino: ['/postal/a1/19.json'] } },
};

function choose(path: string, more: Partial<Facts> = {}) {
  const facts = {
    method: 'GET',
    url: new URL(path, ORIGIN),
    isNavigation: false,
    isAuthorised: false,
    ...more,
  };
  return chooseStrategy(facts, ORIGIN, BUILD);
}

const navigate = (path: string) => choose(path, { isNavigation: true });

describe('what the worker leaves to the browser', () => {
  test.each([
    ['an act', '/api/v1/hino/applications', { method: 'POST' }],
    ['a read with a claim', '/api/v1/hino/guide', { isAuthorised: true }],
    ['an application', '/api/v1/hino/applications/2611-0000-0135', {}],
    ['whether an act arrived', '/api/v1/hino/submissions/019a', {}],
    ['another origin', 'https://elsewhere.example/assets/main-1.js', {}],
    ['the worker itself', '/sw.js', {}],
    ['the documents of the API', '/api/docs', { isNavigation: true }],
    ['a file opened in a tab', '/icons/icon-512.png', { isNavigation: true }],
    ['health', '/healthz', { isNavigation: true }],
  ] as const)('%s', (_, path, facts) => {
    expect(choose(path, facts)).toEqual({ kind: 'leave' });
  });
});

describe('what the worker answers', () => {
  test('an asset comes from its store, also one of another build', () => {
    expect(choose('/assets/main-1.js')).toEqual({ kind: 'asset' });
    expect(choose('/assets/main-of-yesterday.js')).toEqual({ kind: 'asset' });
    expect(choose('/icons/icon.svg')).toEqual({ kind: 'asset' });
  });

  test('a screen is its own page, else the shell of its place', () => {
    expect(navigate('/ja/hino/procedures?words=dog')).toEqual({
      kind: 'page',
      paths: ['/ja/hino/procedures', '/ja/hino/-/shell'],
    });
    expect(navigate('/en/hinode/')).toEqual({ kind: 'page', paths: ['/en/hinode', '/en/hinode/-/shell'] });
  });

  test.each(['/', '/ja', '/hino', '/ko/hino', '/ja/elsewhere', '/japan/hino'])(
    'no page is stored for %s, which only the network knows',
    (path) => {
      expect(navigate(path)).toEqual({ kind: 'page', paths: [] });
    },
  );

  test('what changes is asked for first, what hardly changes is shown at once', () => {
    expect(choose('/api/v1/hino/guide?language=ja')).toEqual({ kind: 'fresh-data' });
    expect(choose('/api/v1/hino/intake-key')).toEqual({ kind: 'fresh-data' });
    for (const steady of ['procedures/dog-registration/versions/1', 'life-events', 'search-texts']) {
      expect(choose(`/api/v1/hino/${steady}?language=ja`)).toEqual({ kind: 'steady-data' });
    }
  });

  test('postal codes are kept from the first time on, also those of another pack', () => {
    expect(choose('/postal/a1/19.json')).toEqual({ kind: 'postal-file' });
    expect(choose('/postal/a0/19.json')).toEqual({ kind: 'postal-file' });
    expect(navigate('/postal/a1/19.json')).toEqual({ kind: 'leave' });
  });

  test('the manifest of a place is kept beside its pages', () => {
    const path = '/ja/hino/manifest.webmanifest';
    expect(choose(path)).toEqual({ kind: 'page-file', path });
    expect(choose('/ko/hino/manifest.webmanifest')).toEqual({ kind: 'leave' });
  });
});

describe('what is kept', () => {
  test('a place is its pages, its shell and the data behind them', () => {
    const place = { language: 'ja', city: 'hino' };
    expect(pagesOf(place, BUILD)).toEqual([
      '/ja/hino',
      '/ja/hino/procedures',
      '/ja/hino/procedures/dog-registration',
      '/ja/hino/-/shell',
    ]);
    expect(dataOf(place, BUILD)).toEqual([
      '/api/v1/hino/guide?language=ja',
      '/api/v1/hino/life-events?language=ja',
      '/api/v1/hino/search-texts?language=ja',
      '/api/v1/hino/procedures/dog-registration/versions/2?language=ja',
      '/api/v1/hino/intake-key',
      '/postal/a1/19.json',
    ]);
  });

  test('everything that is kept is answered from the store afterwards', () => {
    const place = { language: 'en', city: 'hino' };
    for (const path of dataOf(place, BUILD)) expect(choose(path).kind).toMatch(/-data$|^postal-file$/);
    for (const path of pagesOf(place, BUILD)) expect(navigate(path)).toMatchObject({ kind: 'page' });
  });

  test('a new build fetches what is open and what was kept, once each, and nothing that has gone', () => {
    const open = ['/ja/hino/applications/019a/check', '/'];
    const stored = [
      '/ja/hino',
      '/ja/hino/procedures',
      '/en/hinode/-/shell',
      '/en/closed-city',
      '/assets/main-0.js',
    ];
    expect(placesToKeep(open, stored, BUILD)).toEqual([
      { language: 'ja', city: 'hino' },
      { language: 'en', city: 'hinode' },
    ]);
  });

  test('a place counts only when this build has its city and its language', () => {
    expect(findPlace('/ja/hino/x', BUILD)).toEqual({ language: 'ja', city: 'hino' });
    expect(findPlace('/vi/hino', BUILD)).toBeNull();
    expect(findPlace('/ja', BUILD)).toBeNull();
  });
});

describe('when a build takes over', () => {
  test('postal codes of the same pack stay, those of another go', () => {
    const paths = ['/postal/a0/19.json', '/postal/a1/19.json'];
    expect(postalFilesToDelete(paths, BUILD)).toEqual(['/postal/a0/19.json']);
  });

  test('the build before stays for the tabs that it still serves; older and unfinished ones go', () => {
    const builds = [
      { name: 'build-a', wasActive: true },
      { name: 'build-b', wasActive: true },
      { name: 'build-never-used', wasActive: false },
      { name: 'build-c', wasActive: false },
    ];
    expect(storesToDelete(builds, 'build-c')).toEqual(['build-a', 'build-never-used']);
  });

  test('the first build deletes nothing', () => {
    expect(storesToDelete([{ name: 'build-a', wasActive: false }], 'build-a')).toEqual([]);
  });

  test('a build that was already active does not count as its own predecessor', () => {
    const builds = [
      { name: 'build-a', wasActive: true },
      { name: 'build-b', wasActive: true },
    ];
    expect(storesToDelete(builds, 'build-b')).toEqual([]);
  });
});

test.each([
  [200, true],
  [404, true],
  [408, false],
  [429, false],
  [500, false],
  [503, false],
])('an answer of %i replaces the stored one: %s', (status, expected) => {
  expect(replacesStored(status)).toBe(expected);
});
