/**
 * One PostgreSQL for a whole run of the tests: the one that DATABASE_URL names, or a private cluster in a
 * temporary folder from the programs of the system. Suites make databases of their own in it and drop them.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // Declarations merge only with an interface.
  interface ProvidedContext {
    postgresUrl: string | null;
  }
}

const PROGRAMS = '/usr/lib/postgresql';
const STARTS_WITHIN_MS = 30_000;

/** Two projects of one run share a cluster: global setups run in one process, one after another. */
const SHARED = 'CITY_HALL_TEST_POSTGRES';

let stop: (() => Promise<void>) | null = null;

export async function setup(project: TestProject): Promise<void> {
  process.env[SHARED] ??= (await findOrStart()) ?? 'none';
  const url = process.env[SHARED];
  if (url === 'none' && process.env.REQUIRE_POSTGRES === '1') {
    throw new Error('REQUIRE_POSTGRES=1, but there is neither DATABASE_URL nor /usr/lib/postgresql/*/bin');
  }
  project.provide('postgresUrl', url === 'none' ? null : url);
}

export async function teardown(): Promise<void> {
  await stop?.();
}

async function findOrStart(): Promise<string | null> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const programs = findPrograms();
  return programs === null ? null : startCluster(programs);
}

/** The newest version that is installed. */
export function findPrograms(): string | null {
  if (!existsSync(PROGRAMS)) return null;
  const versions = readdirSync(PROGRAMS).sort((a, b) => Number(b) - Number(a));
  return (
    versions
      .map((version) => join(PROGRAMS, version, 'bin'))
      .find((bin) => existsSync(join(bin, 'initdb'))) ?? null
  );
}

/** Nothing in tests outlives the run: what makes PostgreSQL safe against a power cut would only slow it. */
const CARELESS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

/** Runs until `teardown`. @param options as in postgresql.conf; a bench asks for PostgreSQL as it is delivered */
export async function startCluster(programs: string, options: readonly string[] = CARELESS): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'city-hall-pg-'));
  const [program, prefix] = asOrdinaryUser(folder);
  const data = join(folder, 'data');
  const run = (name: string, ...parts: string[]) => [...prefix, join(programs, name), ...parts];
  const asArguments = (line: string[]) => (program === null ? line.slice(1) : line);
  const programOf = (line: string[]) => program ?? line[0] ?? '';

  const init = run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  );
  execFileSync(programOf(init), asArguments(init), { cwd: folder, stdio: 'ignore' });
  const settings = options.flatMap((option) => ['-c', option]);
  const serve = run('postgres', '-D', data, '-k', folder, '-h', '', '-c', 'max_connections=200', ...settings);
  const server = spawn(programOf(serve), asArguments(serve), { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgresql://postgres@${encodeURIComponent(folder)}/postgres`;
  await untilItAnswers(url);
  return url;
}

/** PostgreSQL refuses to run as root: then as the system's own user for it. */
function asOrdinaryUser(folder: string): [program: string | null, prefix: string[]] {
  if (process.getuid?.() !== 0) return [null, []];
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups']];
}

async function untilItAnswers(url: string): Promise<void> {
  const until = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(50);
    }
  }
}
