import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { htmlLang } from '#lib/languages.ts';
import { useCityHall } from '#tests/support/city-hall.ts';
import { EMBEDDED } from '#tests/support/database.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2_000))})`;
const FILES: Readonly<Record<string, string>> = {
  'assets/main-abc123.js': SCRIPT,
  'postal/abc123/19.json': '{}',
  'icons/icon.svg': '<svg/>',
  'shell.html': 'neutral shell',
  'staff.html': 'staff',
  'sw.js': 'worker',
  'sw-retired.js': 'retired worker',
  '.vite/manifest.json': '{}',
  'ja/hino/index.html': 'home of hino',
  'ja/hino/shell.html': 'shell of hino',
  'ja/hino/manifest.webmanifest': '{"id":"/hino"}',
  'ja/hino/procedures/dog-registration/index.html': 'dogs of hino',
  'en/hachioji/shell.html': 'shell of hachioji',
};

const dist = mkdtempSync(join(tmpdir(), 'city-hall-dist-'));
for (const [name, content] of Object.entries(FILES)) {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), content);
}
for (const name of ['assets/main-abc123.js', 'staff.html']) {
  writeFileSync(join(dist, `${name}.br`), brotliCompressSync(FILES[name] ?? ''));
  writeFileSync(join(dist, `${name}.gz`), gzipSync(FILES[name] ?? ''));
}
afterAll(() => rmSync(dist, { recursive: true }));

describe('the residents’ site', () => {
  const on = useCityHall(EMBEDDED, { distDir: dist });
  const get = (path: string, headers: Record<string, string> = {}) =>
    on.hall.residents.request(path, { headers });
  const textOf = async (path: string) => (await get(path)).text();

  it('serves the prerendered page of an address, or the shell of its city', async () => {
    expect(await textOf('/ja/hino')).toBe('home of hino');
    expect(await textOf('/ja/hino/procedures/dog-registration')).toBe('dogs of hino');
    expect(await textOf('/ja/hino/applications/anything/form/owner')).toBe('shell of hino');
    expect(await textOf('/en/hachioji/procedures')).toBe('shell of hachioji');
    const { headers } = await get('/ja/hino');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('answers 304 to whoever has the page', async () => {
    const etag = (await get('/ja/hino')).headers.get('etag') ?? '';
    const again = await get('/ja/hino', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/ja/hino', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD without a body', async () => {
    const response = await on.hall.residents.request('/ja/hino', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('keeps one address for one page: no slash at the end', async () => {
    const response = await get('/ja/hino/?from=poster');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/ja/hino?from=poster']);
  });

  it('lets assets be kept for a year', async () => {
    const response = await get('/assets/main-abc123.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe(SCRIPT);
  });

  it('lets postal codes be kept for a year, in the folder that their content names', async () => {
    const response = await get('/postal/abc123/19.json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toContain('application/json');
    expect((await get('/postal/other/19.json')).status).toBe(404);
  });

  it('answers a missing asset with 404 and no page', async () => {
    for (const path of [
      '/assets/main-gone.js',
      '/assets/',
      '/assets/../staff.html',
      '/ja/hino/gone.webmanifest',
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).not.toContain('<');
    }
  });

  it('sends what the build compressed to whoever takes it', async () => {
    const path = '/assets/main-abc123.js';
    const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect([brotli.headers.get('content-encoding'), brotli.headers.get('vary')]).toEqual([
      'br',
      'Accept-Encoding',
    ]);
    expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(SCRIPT);
    const gzip = await get(path, { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(SCRIPT);
    const plain = await get(path);
    expect([plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([
      null,
      'Accept-Encoding',
    ]);
    const tags = [brotli, gzip, plain].map(({ headers }) => headers.get('etag'));
    expect(new Set(tags).size).toBe(3);
  });

  it('asks again for worker and manifest each time', async () => {
    for (const path of ['/sw.js', '/ja/hino/manifest.webmanifest', '/shell.html']) {
      const response = await get(path);
      expect([response.status, response.headers.get('cache-control')], path).toEqual([200, 'no-cache']);
    }
    expect((await get('/ja/hino/manifest.webmanifest')).headers.get('content-type')).toBe(
      'application/manifest+json',
    );
  });

  it('never serves the page of staff, a hidden file, or anything outside its folder', async () => {
    const paths = [
      '/staff.html',
      '/staff.html.br',
      '/STAFF.html',
      '/%73taff.html',
      '//staff.html',
      '/./staff.html',
      '/.vite/manifest.json',
      '/assets/%2e%2e/staff.html',
      '/assets/..%2fstaff.html',
      '/..%2f..%2fetc/passwd',
      '/assets/%00.js',
      '/assets/main-abc123.js.gz',
      '/%E0%A4%A',
    ];
    for (const path of paths) {
      const response = await get(path);
      expect(await response.text(), path).not.toMatch(/^staff|root:|\{\}/u);
      expect(response.status, path).toBe(404);
    }
  });

  it('says in every language that an address leads nowhere', async () => {
    for (const path of ['/xx/hino', '/ja/atlantis', '/somewhere', '/ja/atlantis/procedures']) {
      const response = await get(path);
      const page = await response.text();
      expect(response.status, path).toBe(404);
      for (const language of on.hall.catalogue.languages)
        expect(page).toContain(`<section lang="${htmlLang(language)}">`);
      expect(page).not.toMatch(/<script|style=/u);
    }
  });

  it('takes no act at a page', async () => {
    const response = await on.hall.residents.request('/ja/hino', { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('leads on whoever names no language, by cookie, then by browser, then in Japanese', async () => {
    const cases: [path: string, headers: Record<string, string>, location: string][] = [
      ['/', {}, '/ja/hachioji'],
      ['/', { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' }, '/vi/hachioji'],
      ['/', { 'accept-language': 'fr, de;q=0.9, en-GB;q=0.5, ja;q=0.1' }, '/en/hachioji'],
      ['/', { 'accept-language': 'en;q=0, ja;q=0.5' }, '/ja/hachioji'],
      ['/', { 'accept-language': 'fr' }, '/ja/hachioji'],
      ['/', { 'accept-language': 'vi', cookie: 'language=en; city=hinode' }, '/en/hinode'],
      ['/', { cookie: 'language=xx; city=atlantis' }, '/ja/hachioji'],
      ['/en', { cookie: 'city=hino' }, '/en/hino'],
      ['/vi/', {}, '/vi/hachioji'],
      [
        '/hinode/procedures/dog-registration?a=b',
        { 'accept-language': 'en' },
        '/en/hinode/procedures/dog-registration?a=b',
      ],
      ['/hino', {}, '/ja/hino'],
    ];
    for (const [path, headers, location] of cases) {
      const response = await get(path, headers);
      expect([response.status, response.headers.get('location')], path).toEqual([302, location]);
      expect(response.headers.get('vary')).toBe('Cookie, Accept-Language');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('lets nobody write headers through an address', async () => {
    for (const path of ['/hino/%0d%0aset-cookie:a=b', '/ja/hino/%0d%0aset-cookie:a=b/', '/hino/%3f%23']) {
      const response = await get(path);
      expect([302, 308], path).toContain(response.status);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('location')).toMatch(/%0d%0a|%3f%23/u);
    }
  });

  it('never leads to another site', async () => {
    for (const path of ['//evil.example', '//evil.example/hino', '/\\evil.example', '/hino//evil.example']) {
      const location = (await get(path)).headers.get('location');
      expect(location === null || /^\/ja\/(hino|hachioji)/u.test(location), `${path} → ${location}`).toBe(
        true,
      );
    }
  });
});

describe('the site of staff', () => {
  const on = useCityHall(EMBEDDED, { distDir: dist });
  const get = (path: string) => on.hall.staff.request(path);

  it('is one page, with the assets it needs', async () => {
    for (const path of ['/', '/ja/hino', '/en/hachioji/cases/anything']) {
      expect(await (await get(path)).text(), path).toBe('staff');
    }
    expect((await get('/assets/main-abc123.js')).status).toBe(200);
    expect((await get('/icons/icon.svg')).status).toBe(200);
  });

  it('has no worker, no manifest and no page of residents', async () => {
    for (const path of [
      '/sw.js',
      '/sw-retired.js',
      '/ja/hino/manifest.webmanifest',
      '/ja/hino/index.html',
      '/shell.html',
      '/nowhere',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });
});

describe('with the worker called back', () => {
  const on = useCityHall(EMBEDDED, { distDir: dist, serviceWorker: false });

  it('phones get the one that removes itself, and keep no copy of it', async () => {
    const response = await on.hall.residents.request('/sw.js');
    expect(await response.text()).toBe('retired worker');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
