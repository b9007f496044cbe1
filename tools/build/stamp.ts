/** Whether `dist/` was built from what lies here now. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DIST, ROOT } from '../paths.ts';

/** All that goes into the build. */
const INPUTS = [
  'index.html',
  'staff.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'src',
  'locales',
  'public',
  'mock-api/cities',
  'mock-api/middleware/security-policy.ts',
  'tools/build',
  'tools/build.ts',
];

const STAMP = 'build-stamp';

/** A hash over names and bytes of every input; tests beside the code do not count. */
export async function hashInputs(): Promise<string> {
  const digest = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of await filesOf(join(ROOT, input))) {
      digest
        .update(relative(ROOT, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return digest.digest('base64url');
}

/** @returns null when there is no finished build */
export async function readStamp(): Promise<string | null> {
  return readFile(join(DIST, STAMP), 'utf8').catch(() => null);
}

export const stampFile = (dist: string) => join(dist, STAMP);

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return null;
      throw error;
    },
  );
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
