/**
 * A TCP proxy between a browser and a server that does to requests what networks do: loses them, loses their
 * answers, cuts answers in half, sends a request twice. One request a connection.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { closingAfterwards, halfOf, type RequestHead, readStatus, readWholeRequest } from './http-message.ts';
import type { Random } from './random.ts';

export type Fault =
  | { readonly kind: 'none' }
  /** The connection ends before the server has seen anything. */
  | { readonly kind: 'cut-before-request' }
  /** The server has answered; the answer never arrives. */
  | { readonly kind: 'cut-before-answer' }
  /** The head and half of the body arrive. */
  | { readonly kind: 'half-answer' }
  /** The same bytes reach the server twice, one after the other or both at once; the first answer arrives. */
  | { readonly kind: 'repeat'; readonly atOnce: boolean }
  | { readonly kind: 'delay'; readonly milliseconds: number };

export type SeenRequest = RequestHead & {
  readonly fault: Fault;
  /** Statuses that the server gave, in the order of sending; null for an answer that never came. */
  readonly statuses: (number | null)[];
};

export type FaultProxy = {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Every request that came whole, in order. */
  readonly seen: readonly SeenRequest[];
  /** Decides what happens to each request from now on. */
  plan(choose: (request: RequestHead) => Fault): void;
  /** While down, every connection is reset at once. */
  setDown(isDown: boolean): void;
  /** For a server that has come back elsewhere. */
  setUpstream(port: number): void;
  close(): Promise<void>;
};

const NONE: Fault = { kind: 'none' };

/** @param upstreamPort of the server, on 127.0.0.1 */
export async function startFaultProxy(upstreamPort: number): Promise<FaultProxy> {
  let upstream = upstreamPort;
  let isDown = false;
  let choose: (request: RequestHead) => Fault = () => NONE;
  const seen: SeenRequest[] = [];
  const clients = new Set<Socket>();

  const server = createServer((client) => {
    if (isDown) {
      client.resetAndDestroy();
      return;
    }
    clients.add(client);
    client.on('close', () => clients.delete(client));
    // A browser that goes away is no failure of the proxy.
    client.on('error', () => undefined);
    const parts: Buffer[] = [];
    client.on('data', (part: Buffer) => {
      parts.push(part);
      const bytes = Buffer.concat(parts);
      const head = readWholeRequest(bytes);
      if (!head) return;
      client.removeAllListeners('data');
      const request = { ...head, fault: choose(head), statuses: [] };
      seen.push(request);
      void carry(client, closingAfterwards(bytes), request, upstream);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    seen,
    plan(next) {
      choose = next;
    },
    setDown(next) {
      isDown = next;
      if (isDown) for (const client of clients) client.resetAndDestroy();
    },
    setUpstream(next) {
      upstream = next;
    },
    async close() {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * A fault for a share of the requests that match, drawn by lot.
 * @param share from 0 to 1
 */
export function faultsByLot(
  random: Random,
  share: number,
  concerns: (request: RequestHead) => boolean,
): (request: RequestHead) => Fault {
  const faults: readonly Fault[] = [
    { kind: 'cut-before-request' },
    { kind: 'cut-before-answer' },
    { kind: 'half-answer' },
    { kind: 'repeat', atOnce: false },
    { kind: 'repeat', atOnce: true },
    { kind: 'delay', milliseconds: 200 },
  ];
  return (request) => (concerns(request) && random.next() < share ? random.pick(faults) : NONE);
}

async function carry(client: Socket, bytes: Buffer, request: SeenRequest, upstream: number): Promise<void> {
  const { fault, statuses } = request;
  switch (fault.kind) {
    case 'none':
      stream(client, bytes, statuses, upstream);
      return;
    case 'delay':
      await wait(fault.milliseconds);
      stream(client, bytes, statuses, upstream);
      return;
    case 'cut-before-request':
      client.resetAndDestroy();
      return;
    case 'cut-before-answer':
      await exchange(bytes, statuses, upstream);
      client.resetAndDestroy();
      return;
    case 'half-answer': {
      const answer = await exchange(bytes, statuses, upstream);
      if (answer) client.end(halfOf(answer));
      else client.resetAndDestroy();
      return;
    }
    case 'repeat': {
      const first = exchange(bytes, statuses, upstream);
      if (!fault.atOnce) await first;
      const [answer] = await Promise.all([first, exchange(bytes, statuses, upstream)]);
      if (answer) client.end(answer);
      else client.resetAndDestroy();
    }
  }
}

/** Passes the answer on as it comes: a stream of events never ends. */
function stream(client: Socket, bytes: Buffer, statuses: (number | null)[], upstream: number): void {
  const server = connect(upstream, '127.0.0.1');
  server.once('data', (part: Buffer) => statuses.push(readStatus(part)));
  server.on('error', () => client.resetAndDestroy());
  client.on('close', () => server.destroy());
  server.write(bytes);
  server.pipe(client);
}

/** @returns the whole answer, or null when the server went away */
async function exchange(
  bytes: Buffer,
  statuses: (number | null)[],
  upstream: number,
): Promise<Buffer | null> {
  const server = connect(upstream, '127.0.0.1');
  const parts: Buffer[] = [];
  server.write(bytes);
  try {
    for await (const part of server) parts.push(part);
  } catch {
    // Whatever came before the server went away is judged below.
  }
  const answer = Buffer.concat(parts);
  const status = readStatus(answer);
  statuses.push(status);
  return status === null ? null : answer;
}
