/** One process per DATA_DIR: two on the same embedded database would destroy it. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

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
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, mine);
      closeSync(file);
      return async () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = readFileSync(path, 'utf8');
    const pid = Number(holder.split(' ')[0]);
    if (holder !== mine && isAlive(pid) && describe(pid) === holder) {
      throw new DataDirError(`${dataDir} is in use by process ${pid}; end it or set another DATA_DIR`);
    }
    rmSync(path, { force: true });
  }
  throw new DataDirError(`${dataDir} is being opened by another process`);
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
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
