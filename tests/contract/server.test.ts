import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { openPostgres } from '#mock-api/db/client.ts';
import { departmentsOf } from '#mock-api/simulators/key-ceremony/ceremony.ts';
import { createDatabase, postgresUrl } from '#tests/support/database.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { ROOT } from '#tools/paths.ts';

describe('the server as a process', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    await server.stop();
  });

  it('listens for residents and for staff on ports of their own', async () => {
    expect(server.residents).not.toBe(server.staff);
    for (const origin of [server.residents, server.staff]) {
      expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: 'ok' });
    }
    expect((await fetch(`${server.residents}/api/v1/hino/staff/session`)).status).toBe(404);
    expect((await fetch(`${server.staff}/api/v1/hino/intake-key`)).status).toBe(404);
  });

  it('keeps its secrets for its owner', () => {
    const secrets = readdirSync(server.dataDir).filter((name) => /key|phrases/u.test(name));
    expect(secrets.sort()).toEqual(['development-department-phrases.txt', 'master.key']);
    for (const name of secrets) expect(statSync(join(server.dataDir, name)).mode & 0o077, name).toBe(0);
    const phrases = readFileSync(join(server.dataDir, 'development-department-phrases.txt'), 'utf8');
    expect(phrases.trim().split('\n')).toHaveLength(departmentsOf(loadCatalogue()).length);
    expect(phrases).toMatch(/^hino environment [0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{2,4}){6}$/mu);
  });

  it('lets no second process open its data', () => {
    const second = spawnSync(process.execPath, [join(ROOT, 'mock-api/main.ts')], {
      env: { PATH: process.env.PATH, PORT: '0', STAFF_PORT: '0', DATA_DIR: server.dataDir },
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`is in use by process ${server.pid}`);
  });

  it('names settings that it cannot read', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'mock-api/main.ts')], {
      env: { PATH: process.env.PATH, PORT: 'eighty', SIMULATORS: 'maybe' },
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([status, stderr.trim()]).toEqual([
      1,
      'These variables of the environment cannot be read: PORT, SIMULATORS',
    ]);
  });

  it('warns of a proxy that is not believed', async () => {
    const behind = await startServer({ env: { PUBLIC_ORIGIN: 'https://hall.example' } });
    expect(behind.logLines.filter((line) => line.includes('BEHIND_PROXY is off'))).toHaveLength(1);
    await behind.stop();
  });

  it('refuses a body that is too large and goes on working', async () => {
    const response = await fetch(`${server.staff}/api/v1/hino/staff/development-login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'x'.repeat(3 * 1024 * 1024) }),
    });
    expect(response.status).toBe(413);
    expect((await fetch(`${server.staff}/healthz`)).status).toBe(200);
  });

  it('survives requests that are none', async () => {
    const answers = await Promise.all(
      [
        'GET //evil.example HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
        'GET /%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
        'GET http://other/ja HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
        'GET / HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n',
        'NONSENSE\r\n\r\n',
        'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      ].map((text) => sendRaw(server.residents, text)),
    );
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 [2-4]\d\d /u);
      expect(answer).not.toMatch(/location: \/\//iu);
    }
    expect((await fetch(`${server.residents}/healthz`)).status).toBe(200);
  });

  it('ends when asked, once what it was doing is done', async () => {
    const other = await startServer();
    const socket = connect(Number(new URL(other.staff).port), '127.0.0.1').setEncoding('utf8');
    const body = JSON.stringify({ account: 'sato' });
    const head = [
      'POST /api/v1/hino/staff/development-login HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    const [goOn] = await once(socket, 'data');
    expect(goOn).toMatch(/^HTTP\/1\.1 100 /u);
    const stopped = other.stop();
    socket.write(body);
    const [answer] = await once(socket, 'data');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /u);
    expect(await stopped).toBe(0);
  });
});

const postgres = postgresUrl();
if (postgres !== null) {
  describe('several processes on one PostgreSQL', () => {
    it('start at once on an empty database and serve one another’s residents', async () => {
      const { url: databaseUrl, drop } = await createDatabase(postgres);
      const env = { MASTER_KEY: `${'k'.repeat(42)}A` };
      const servers = await Promise.all([1, 2, 3].map(() => startServer({ databaseUrl, env })));
      const keys = await Promise.all(
        servers.map(async ({ residents }) => (await fetch(`${residents}/api/v1/hino/intake-key`)).text()),
      );
      expect(new Set(keys).size).toBe(1);
      const login = await fetch(`${servers[0]?.staff}/api/v1/hino/staff/development-login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: 'sato' }),
      });
      const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      for (const { staff } of servers) {
        expect((await fetch(`${staff}/api/v1/hino/staff/session`, { headers: { cookie } })).status).toBe(200);
      }
      expect(await Promise.all(servers.map((each) => each.stop()))).toEqual([0, 0, 0]);
      await drop();
    });

    it('refuse to start with another master key than the one in use', async () => {
      const { url: databaseUrl, drop } = await createDatabase(postgres);
      const first = await startServer({ databaseUrl });
      await expect(startServer({ databaseUrl })).rejects.toThrow('the master key does not open the keys');
      await first.stop();
      // Nor when only the peppers were wrapped by the other.
      const { db, close } = openPostgres(databaseUrl);
      await db.deleteFrom('intake_keys').execute();
      await close();
      await expect(startServer({ databaseUrl })).rejects.toThrow('pepper of hino environment');
      const next = await startServer({ databaseUrl, env: { MASTER_KEY_LOST: 'on' } });
      await next.stop();
      await drop();
    });
  });
}

function sendRaw(origin: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
