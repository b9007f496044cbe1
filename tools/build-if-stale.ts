import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hashInputs, readStamp } from './build/stamp.ts';
import { ROOT } from './paths.ts';

/**
 * Leaves a `dist/` that belongs to the files as they are.
 * @throws Error when the build fails; it has then said why on stderr
 */
export async function buildIfStale(): Promise<void> {
  if ((await readStamp()) === (await hashInputs())) return;
  // A process of its own: what this one is (a test, a server) must not leak into the bundle.
  const { VITEST: _, NODE_ENV: __, ...environment } = process.env;
  const child = spawn(process.execPath, ['tools/build.ts', '--if-stale'], {
    cwd: ROOT,
    env: environment,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the build failed');
}
