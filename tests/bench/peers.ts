/** The peers' page: other people's libraries, installed apart from the app and built as the app is built. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { CACHE, ROOT } from '#tools/paths.ts';

const PEERS = join(import.meta.dirname, 'peers');
const BUILT = join(CACHE, 'bench-peers');

/** Installs what is missing, builds for production and serves. @throws Error when any of it fails */
export async function servePeers(): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  if (await isStale()) await install();
  // React and Vite build for development under any other value, whoever started this process.
  process.env.NODE_ENV = 'production';
  await build({
    root: PEERS,
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    // The parts lie in the app's folders; there must not be two Reacts in one page.
    resolve: { dedupe: ['react', 'react-dom'] },
    build: { outDir: BUILT, emptyOutDir: true },
  });
  const server = await preview({
    root: PEERS,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: BUILT },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const origin = server.resolvedUrls?.local[0]?.replace(/\/$/u, '');
  if (origin === undefined) throw new Error('the peers are not served');
  return { origin, stop: () => server.close() };
}

/** npm leaves a copy of the lock behind when it has finished. */
async function isStale(): Promise<boolean> {
  const timeOf = async (file: string) => (await stat(join(PEERS, file)).catch(() => null))?.mtimeMs ?? 0;
  return (await timeOf('node_modules/.package-lock.json')) < (await timeOf('package-lock.json'));
}

async function install(): Promise<void> {
  const parameters = ['ci', '--prefix', PEERS, '--ignore-scripts', '--no-audit', '--no-fund'];
  const [code] = await once(spawn('npm', parameters, { cwd: PEERS, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error('the peers of the bench could not be installed');
}
