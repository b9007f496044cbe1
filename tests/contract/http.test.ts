import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cityGuideSchema } from '#contract/cities/schema.ts';
import { procedureEditionSchema } from '#contract/procedures/schema.ts';
import { rateLimit } from '#mock-api/middleware/rate-limit.ts';
import { CONTENT_SECURITY_POLICY } from '#mock-api/middleware/security-policy.ts';
import { problemOf, useCityHall, withClaim } from '#tests/support/city-hall.ts';
import { EMBEDDED } from '#tests/support/database.ts';

const SUBMIT = '/api/v1/hino/applications';
const KEY = '01a1fd81-e383-7c37-867f-f12a7a0d63fe';

describe('the way in', () => {
  const on = useCityHall(EMBEDDED);
  const ask = (path: string, init?: RequestInit) => on.hall.residents.request(path, init);
  const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer> = '{}') =>
    ask(SUBMIT, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': KEY, ...headers },
      body,
    });

  it('answers a problem at an address of the API that is none', async () => {
    for (const path of ['/api', '/api/', '/api/v1', '/api/v1/hino/nothing', '/api/v2/hino/guide']) {
      expect((await problemOf(await ask(path))).code, path).toBe('not-found');
    }
  });

  it('answers 404 in a city that is none', async () => {
    expect((await problemOf(await ask('/api/v1/atlantis/guide?language=ja'))).code).toBe('not-found');
    expect((await problemOf(await ask('/api/v1/hino/guide?language=xx'))).code).toBe('not-found');
    const unheard = '/api/v1/hino/procedures/unheard-of/versions/1?language=ja';
    expect((await problemOf(await ask(unheard))).code).toBe('not-found');
  });

  it('names what is wrong with an address or a query', async () => {
    expect(await problemOf(await ask('/api/v1/HINO/guide?language=ja'))).toMatchObject({
      code: 'bad-request',
      issues: [{ path: 'city', code: 'invalid-format' }],
    });
    expect(await problemOf(await ask('/api/v1/hino/guide'))).toMatchObject({
      code: 'bad-request',
      issues: [{ path: 'language' }],
    });
  });

  it('says which methods an address has', async () => {
    const response = await ask(`${SUBMIT}/2611-0000-0135`, { method: 'PATCH' });
    expect((await problemOf(response)).code).toBe('method-not-allowed');
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect((await ask(SUBMIT)).headers.get('allow')).toBe('POST');
  });

  it('answers HEAD like GET, without the body', async () => {
    const path = '/api/v1/hino/guide?language=ja';
    const [head, get] = [await ask(path, { method: 'HEAD' }), await ask(path)];
    expect([head.status, head.headers.get('etag')]).toEqual([200, get.headers.get('etag')]);
    expect(await head.text()).toBe('');
  });

  it('takes JSON where it asks for JSON, and no other type', async () => {
    expect((await problemOf(await post({ 'content-type': 'text/plain' }))).code).toBe(
      'unsupported-media-type',
    );
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await problemOf(await post(form))).code).toBe('unsupported-media-type');
    const utf8 = { 'content-type': 'application/json; charset=utf-8' };
    expect((await problemOf(await post(utf8))).code).toBe('bad-request');
  });

  it('names a body that is no JSON, and repeats nothing of it', async () => {
    const response = await post({}, '{"secret": "canary');
    const text = await response.clone().text();
    expect(await problemOf(response)).toMatchObject({ code: 'bad-request', issues: [{ code: 'not-json' }] });
    expect(text).not.toContain('canary');
    expect((await problemOf(await post({}, new Uint8Array([0x22, 0xff, 0x22])))).code).toBe('bad-request');
  });

  it('names every field of a body that does not fit', async () => {
    const { issues } = await problemOf(
      await post({}, JSON.stringify({ procedure: 'Dog', attachments: 'none' })),
    );
    expect(issues?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['procedure', 'attachments', 'sealed']),
    );
  });

  it('limits bodies: 2 MB for a submission, 64 kB elsewhere', async () => {
    const big = (bytes: number) => JSON.stringify({ account: 'x'.repeat(bytes) });
    expect((await problemOf(await post({}, big(2 * 1024 * 1024)))).code).toBe('too-large');
    expect((await problemOf(await post({}, big(1024 * 1024)))).code).toBe('bad-request');
    const login = await on.hall.staff.request('/api/v1/hino/staff/development-login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: big(64 * 1024),
    });
    expect((await problemOf(login)).code).toBe('too-large');
  });

  it('does not believe a length that is promised', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024)),
    });
    const request = new Request(`http://localhost${SUBMIT}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': KEY },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect((await problemOf(await on.hall.residents.request(request))).code).toBe('too-large');
  });

  it('lets no other site act in a browser', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await problemOf(await post({ 'sec-fetch-site': site }))).code, site).toBe('forbidden');
    }
    expect((await problemOf(await post({ 'sec-fetch-site': 'same-origin' }))).code).toBe('bad-request');
    const foreign = { origin: 'http://evil.example', host: 'localhost' };
    expect((await problemOf(await post(foreign))).code).toBe('forbidden');
    expect((await problemOf(await post({ origin: 'null', host: 'localhost' }))).code).toBe('forbidden');
    expect((await problemOf(await post({ origin: 'http://localhost', host: 'localhost' }))).code).toBe(
      'bad-request',
    );
    const read = await ask('/api/v1/hino/guide?language=ja', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(read.status).toBe(200);
  });

  it('sets the headers of our policy on every answer', async () => {
    const paths = ['/healthz', '/api/docs', '/api/nothing', '/api/v1/hino/guide?language=ja', '/nowhere'];
    for (const path of paths) {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy'), path).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('permissions-policy'), path).toMatch(/camera=\(self\)/u);
      expect(headers.get('strict-transport-security'), path).toBeNull();
    }
  });

  it('lets nobody keep what is not public', async () => {
    expect((await ask('/api/v1/hino/intake-key')).headers.get('cache-control')).toBe('no-store');
    const settled = await ask(`/api/v1/hino/submissions/${KEY}`, withClaim('A'.repeat(22)));
    expect(settled.headers.get('cache-control')).toBe('no-store');
  });

  it('serves guide and procedure in every language, with tags to ask by', async () => {
    for (const language of on.hall.catalogue.languages) {
      const response = await ask(`/api/v1/hino/guide?language=${language}`);
      const guide = cityGuideSchema.parse(await response.json());
      expect(guide).toMatchObject({ language, simulated: true });
      const again = await ask(`/api/v1/hino/guide?language=${language}`, {
        headers: { 'if-none-match': response.headers.get('etag') ?? '' },
      });
      expect([again.status, await again.text()]).toEqual([304, '']);
      for (const { id, version } of guide.procedures) {
        const edition = await ask(`/api/v1/hino/procedures/${id}/versions/${version}?language=${language}`);
        expect(procedureEditionSchema.parse(await edition.json()).definition).toMatchObject({ id, version });
        expect(edition.headers.get('etag')).toMatch(/^W\/"/u);
      }
    }
  });

  it('compresses public data', async () => {
    const path = '/api/v1/hino/procedures/dog-registration/versions/1?language=ja';
    const response = await ask(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(gunzipSync(bytes).length).toBeGreaterThan(bytes.length * 2);
  });

  it('says that it lives, and that it is ready', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ok' });
  });

  it('logs routes and figures, never an address, a person or a key', async () => {
    const filing = await on.hall.filing({ answers: { ownerName: 'カナリア' } });
    const { receipt } = await on.hall.file(filing);
    await ask(`/api/v1/hino/applications/${receipt}?name=canary`, withClaim(filing.claim));
    await ask('/canary/somewhere');
    const lines = on.hall.log.map((entry) => JSON.stringify(entry)).join('\n');
    expect(lines).toContain('"route":"/api/v1/{city}/applications/{receipt}"');
    for (const secret of [receipt, filing.claim, filing.claimHash, filing.key, 'カナリア', 'canary']) {
      expect(lines).not.toContain(secret);
    }
  });
});

describe('when something breaks inside', () => {
  const on = useCityHall(EMBEDDED);

  it('answers 500 with a number that the log knows, and says nothing more to either', async () => {
    await on.database.db.schema.alterTable('intake_keys').renameTo('lost').execute();
    const response = await on.hall.residents.request('/api/v1/hino/intake-key');
    const text = await response.clone().text();
    const problem = await problemOf(response);
    expect(problem.code).toBe('unexpected');
    const entry = on.hall.log.find(({ kind }) => kind === 'failure');
    expect(entry).toMatchObject({ correlationId: problem.correlationId, error: { code: '42P01' } });
    expect(text).not.toMatch(/intake_keys|select|at /u);
    expect(JSON.stringify(entry)).not.toContain('does not exist');
  });

  it('is not ready while migrations are missing', async () => {
    await on.database.db.deleteFrom('kysely_migration' as never).execute();
    const response = await on.hall.residents.request('/readyz');
    expect((await problemOf(response)).code).toBe('unavailable');
    expect(response.headers.get('retry-after')).toBe('5');
    expect((await on.hall.residents.request('/healthz')).status).toBe(200);
  });
});

describe('behind TLS', () => {
  const on = useCityHall(EMBEDDED, { origin: 'https://city.example' });

  it('asks browsers to stay with it', async () => {
    const { headers } = await on.hall.residents.request('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000');
  });
});

describe('many acts from one address', () => {
  const now = { ms: Date.parse('2026-11-21T10:00:00+09:00') };
  const clock = () => new Date(now.ms);
  const on = useCityHall(EMBEDDED, { rateLimit: rateLimit(clock, 300), behindProxy: true });
  const settle = (address: string) =>
    on.hall.residents.request(`/api/v1/hino/submissions/${KEY}`, {
      headers: { authorization: `Claim ${'A'.repeat(22)}`, 'x-forwarded-for': `6.6.6.6, ${address}` },
    });

  it('are slowed after a whole school’s worth, for that address and that kind of act alone', async () => {
    for (let index = 0; index < 300; index += 1) expect((await settle('203.0.113.1')).status).toBe(200);
    const slowed = await settle('203.0.113.1');
    expect((await problemOf(slowed)).code).toBe('too-many-requests');
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await settle('203.0.113.2')).status).toBe(200);
    expect((await on.hall.residents.request('/api/v1/hino/intake-key')).status).toBe(200);
    now.ms += 60_000;
    expect((await settle('203.0.113.1')).status).toBe(200);
  });
});
