/** One process per DATA_DIR: two on the same embedded database would destroy it. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './failures.ts';

const ATTEMPTS = 3;

export class DataDirError extends Error {
  override readonly name = 'DataDirError';
}

/**
 * Takes the folder for this process. A lock left by a process that was killed is recognised, because nobody
 * living carries its number and start, and taken over.
 * @returns a function that gives it back
 * @throws DataDirError when a living process holds it
 */
export async function claimDataDir(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'server.lock');
  const mine = describe(process.pid);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (place(path, mine)) return async () => rmSync(path, { force: true });
    const holder = readIfPresent(path);
    if (holder === null) continue;
    const pid = Number(holder.split(' ')[0]);
    if (holder !== mine && isAlive(pid) && describe(pid) === holder) {
      throw new DataDirError(`${dataDir} is in use by process ${pid}; end it or set another DATA_DIR`);
    }
    if (!removeStale(path, holder)) break;
  }
  throw new DataDirError(`${dataDir} is being opened by another process`);
}

/** The lock appears with its content or not at all: an empty one would look abandoned. */
function place(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Takes a dead process's lock away. Two processes may find the same one: whoever finds that it moved another's
 * fresh lock instead puts it back.
 */
function removeStale(path: string, holder: string): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true; // gone already: the next attempt decides
    throw error;
  }
  const isStale = readFileSync(aside, 'utf8') === holder;
  if (!isStale) linkSync(aside, path);
  rmSync(aside);
  return isStale;
}

/** Number and start of a process: numbers are used again after a restart of the machine. */
function describe(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${pid} ${fields[19]}`;
  } catch {
    return `${pid} `;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
