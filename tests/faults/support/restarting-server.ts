/** A server that is killed and comes back, behind as many proxies as there are phones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultProxy, startFaultProxy } from '#tests/support/proxy.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

export type RestartingServer = {
  readonly dataDir: string;
  readonly restarts: number;
  /** A proxy of one's own, that follows the server wherever it comes back. */
  newProxy(): Promise<FaultProxy>;
  /**
   * Kills it without warning and starts it anew; whoever asks meanwhile joins in. Resolves when it listens.
   * @param meanwhile done while no server runs
   */
  killAndRestart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Asks past all proxies, again as often as the server is killed meanwhile. */
  ask(audience: 'residents' | 'staff', path: string, init?: RequestInit): Promise<Response>;
  whenUp(): Promise<void>;
  /** Ends it, by asking. Data stay until `remove`. @returns its exit code */
  stop(): Promise<number | null>;
  remove(): void;
};

/** Every phone of a suite has one address. */
const UNLIMITED = { RATE_LIMIT_BURST: '1000000' };

export async function startRestartingServer(databaseUrl: string | null): Promise<RestartingServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'city-hall-faults-'));
  const start = () => startServer({ dataDir, env: UNLIMITED, ...(databaseUrl ? { databaseUrl } : {}) });
  let current: RunningServer = await start();
  let restarting: Promise<void> | null = null;
  let restarts = 0;
  const proxies = new Set<FaultProxy>();
  const port = () => Number(new URL(current.residents).port);

  async function restart(meanwhile: () => Promise<void>): Promise<void> {
    await current.kill9();
    await meanwhile();
    current = await start();
    restarts += 1;
    for (const proxy of proxies) proxy.setUpstream(port());
  }

  const server: RestartingServer = {
    dataDir,
    get restarts() {
      return restarts;
    },
    async newProxy() {
      await restarting;
      const proxy = await startFaultProxy(port());
      proxies.add(proxy);
      return {
        ...proxy,
        close() {
          proxies.delete(proxy);
          return proxy.close();
        },
      };
    },
    killAndRestart(meanwhile = async () => undefined) {
      restarting ??= restart(meanwhile).finally(() => {
        restarting = null;
      });
      return restarting;
    },
    async ask(audience, path, init) {
      for (;;) {
        await restarting;
        const asked = current;
        try {
          const response = await fetch(`${asked[audience]}${path}`, init);
          // Read here: the server may be killed while it answers.
          const body = await response.arrayBuffer();
          return new Response(body, response);
        } catch (error) {
          if (asked === current && restarting === null) throw error;
        }
      }
    },
    async whenUp() {
      await restarting;
    },
    async stop() {
      await restarting;
      return current.stop();
    },
    remove() {
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return server;
}
