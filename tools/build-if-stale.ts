/** Builds only when something that goes into the build has changed; one process at a time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hashInputs, readStamp } from './build/stamp.ts';
import { CACHE, ROOT } from './paths.ts';

const LOCK = join(CACHE, 'build.lock');
const POLL_MS = 250;

/**
 * Leaves a `dist/` that belongs to the files as they are.
 * @throws Error when the build fails; it has then said why on stderr
 */
export async function buildIfStale(): Promise<void> {
  await withLock(async () => {
    if ((await readStamp()) === (await hashInputs())) return;
    console.log('Building the app …');
    // A process of its own: what this one is (a test, a server) must not leak into the bundle.
    const { VITEST: _, NODE_ENV: __, ...environment } = process.env;
    const child = spawn(process.execPath, ['tools/build.ts'], {
      cwd: ROOT,
      env: environment,
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error('the build failed');
  });
}

async function withLock(act: () => Promise<void>): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  while (!(await tryLock())) await wait(POLL_MS);
  try {
    await act();
  } finally {
    await rm(LOCK, { force: true });
  }
}

async function tryLock(): Promise<boolean> {
  const mine = `${LOCK}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    // A link is made whole or not at all, so the lock never stands without its owner's number.
    await link(mine, LOCK);
    return true;
  } catch {
    const owner = Number(await readFile(LOCK, 'utf8').catch(() => ''));
    // A process that was killed leaves its lock behind.
    if (owner > 0 && !isRunning(owner)) await rm(LOCK, { force: true });
    return false;
  } finally {
    await rm(mine);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) await buildIfStale();
