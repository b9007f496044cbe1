/** The real server as a process of its own, as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '#tools/paths.ts';

export type StartOptions = {
  /** Kept when given; else a temporary folder that `stop` removes. */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
};

export type RunningServer = {
  /** `http://localhost:<port>` of the residents' app. */
  readonly residents: string;
  readonly staff: string;
  readonly dataDir: string;
  readonly pid: number;
  /** What it has written to its log, line by line. */
  readonly logLines: readonly string[];
  /** Ends it without warning; resolves when it is gone. Data stay. */
  kill9(): Promise<void>;
  /** Asks it to end and waits. @returns its exit code */
  stop(): Promise<number | null>;
};

const STARTS_WITHIN_MS = 60_000;

/** Starts it on free ports; resolves once both listen. @throws Error with what it said, when it ends first */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'city-hall-data-'));
  const child = spawn(process.execPath, [join(ROOT, 'mock-api/main.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      STAFF_PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: options.databaseUrl,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const logLines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => logLines.push(line));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const forget = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const { residents, staff } = await untilItListens(child, logLines).catch(async (error: unknown) => {
    await exited;
    forget();
    throw error;
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return exited;
  };
  return {
    residents,
    staff,
    dataDir,
    pid: child.pid ?? 0,
    logLines,
    async kill9() {
      await end('SIGKILL');
    },
    async stop() {
      const code = await end('SIGTERM');
      forget();
      return code;
    },
  };
}

function untilItListens(
  child: ChildProcess,
  logLines: readonly string[],
): Promise<{ residents: string; staff: string }> {
  return new Promise((resolve, reject) => {
    const { stdout } = child;
    if (!stdout) throw new TypeError('the server has no output');
    const addresses: Record<string, string> = {};
    const timer = setTimeout(() => fail('did not start in time'), STARTS_WITHIN_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the server ${what}:\n${logLines.join('\n')}`));
    };
    child.once('error', reject);
    const endedEarly = (code: number | null, signal: string | null) => fail(`ended with ${code ?? signal}`);
    child.once('exit', endedEarly);
    createInterface({ input: stdout }).on('line', (line) => {
      const [, name = '', address = ''] = /^(Residents|Staff):\s+(\S+)$/u.exec(line) ?? [];
      if (name) addresses[name] = address;
      const { Residents: residents, Staff: staff } = addresses;
      if (!residents || !staff) return;
      clearTimeout(timer);
      child.off('exit', endedEarly);
      resolve({ residents, staff });
    });
  });
}
