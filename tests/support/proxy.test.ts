import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fault, type FaultProxy, faultsByLot, startFaultProxy } from './proxy.ts';
import { seededRandom } from './random.ts';

const ANSWER = JSON.stringify({ receipt: '2611-0000-0135' });

let server: Server;
let received: string[];
let proxy: FaultProxy;

beforeEach(async () => {
  received = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received.push(`${request.method} ${request.url} ${body}`);
    response
      .writeHead(201, { 'content-type': 'application/json', 'content-length': ANSWER.length })
      .end(ANSWER);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startFaultProxy((server.address() as AddressInfo).port);
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

function file(body = 'sealed') {
  return fetch(`${proxy.origin}/applications?x=1`, { method: 'POST', body });
}

function planOnce(fault: Fault): void {
  let isPlanned = true;
  proxy.plan(() => {
    const chosen: Fault = isPlanned ? fault : { kind: 'none' };
    isPlanned = false;
    return chosen;
  });
}

test('passes requests and answers unchanged while nothing is planned', async () => {
  const large = 'x'.repeat(3_000_000);
  const response = await file(large);
  expect(response.status).toBe(201);
  expect(await response.text()).toBe(ANSWER);
  expect(received).toEqual([`POST /applications?x=1 ${large}`]);
  expect(proxy.seen).toMatchObject([{ method: 'POST', path: '/applications?x=1', statuses: [201] }]);
});

test('a request that is cut off never reaches the server', async () => {
  planOnce({ kind: 'cut-before-request' });
  await expect(file()).rejects.toThrow();
  expect(received).toEqual([]);
  expect((await file()).status).toBe(201);
});

test('a lost answer leaves its effect behind', async () => {
  planOnce({ kind: 'cut-before-answer' });
  await expect(file()).rejects.toThrow();
  expect(received).toHaveLength(1);
  expect(proxy.seen[0]?.statuses).toEqual([201]);
});

test('half an answer has a status but cannot be read to its end', async () => {
  planOnce({ kind: 'half-answer' });
  const response = await file();
  expect(response.status).toBe(201);
  await expect(response.text()).rejects.toThrow();
  expect(received).toHaveLength(1);
});

test.each([true, false])(
  'a repeated request reaches the server twice with the same bytes (at once: %s)',
  async (atOnce) => {
    planOnce({ kind: 'repeat', atOnce });
    const response = await file();
    expect(await response.text()).toBe(ANSWER);
    expect(received).toEqual(['POST /applications?x=1 sealed', 'POST /applications?x=1 sealed']);
  },
);

test('nobody answers while the proxy is down', async () => {
  proxy.setDown(true);
  await expect(file()).rejects.toThrow();
  proxy.setDown(false);
  expect((await file()).status).toBe(201);
});

test('a server that is gone looks like a cut connection', async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(file()).rejects.toThrow();
  expect(proxy.seen).toHaveLength(1);
});

test('the same seed draws the same faults, and only for the requests that it concerns', () => {
  const draw = (method: string) => {
    const choose = faultsByLot(seededRandom(7), 0.5, (request) => request.method === 'POST');
    return Array.from({ length: 40 }, () => choose({ method, path: '/', headers: new Map() }).kind);
  };
  expect(draw('POST')).toEqual(draw('POST'));
  expect(new Set(draw('POST')).size).toBeGreaterThan(3);
  expect(new Set(draw('GET'))).toEqual(new Set(['none']));
});
