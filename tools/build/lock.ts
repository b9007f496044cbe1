import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CACHE } from '../paths.ts';

const LOCK = join(CACHE, 'build.lock');
const POLL_MS = 250;

/** Runs `act` while no other process builds. */
export async function withBuildLock<Value>(act: () => Promise<Value>): Promise<Value> {
  await mkdir(CACHE, { recursive: true });
  while (!(await tryLock())) await wait(POLL_MS);
  try {
    return await act();
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
