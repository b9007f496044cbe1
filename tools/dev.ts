/** `npm run dev`: the API restarts and the screens change while files are edited. */
import { spawn } from 'node:child_process';
import { createServer, type Plugin } from 'vite';
import { POSTAL_PACKS } from '#contract/cities/postal-pack.ts';
import { definePostalPack } from './build/bundles.ts';
import { packPostalTowns } from './build/postal-pack.ts';
import { readPostalTowns } from './build/postal-towns.ts';
import { buildIfStale } from './build-if-stale.ts';
import { ROOT } from './paths.ts';

const API_PORT = process.env.PORT ?? '8080';
const STAFF_API_PORT = process.env.STAFF_PORT ?? '8081';
const SCREENS_PORT = 5173;
const STAFF_SCREENS_PORT = 5174;

process.chdir(ROOT);
// The API also serves the built app; without one it would not start.
await buildIfStale();
// The postal codes of that build, which the API serves.
const { path: postalPack } = packPostalTowns(await readPostalTowns());
const api = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'mock-api/main.ts'], {
  stdio: 'inherit',
});
const servers = await Promise.all([
  serveScreens(SCREENS_PORT, API_PORT, '/index.html'),
  serveScreens(STAFF_SCREENS_PORT, STAFF_API_PORT, '/staff.html'),
]);
for (const server of servers) server.printUrls();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    api.kill(signal);
    void Promise.all(servers.map((server) => server.close()));
  });
}
api.once('exit', () => void Promise.all(servers.map((server) => server.close())));

async function serveScreens(port: number, apiPort: string, page: string) {
  const target = { target: `http://127.0.0.1:${apiPort}`, changeOrigin: true };
  const server = await createServer({
    server: { port, proxy: { '/api': target, [POSTAL_PACKS]: target } },
    define: definePostalPack(postalPack),
    cacheDir: `node_modules/.vite-${port}`,
    plugins: [everyAddressIs(page)],
  });
  return server.listen();
}

/** Addresses of screens are no files: each gives the one page of its app. */
function everyAddressIs(page: string): Plugin {
  return {
    name: 'every-address-is',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        const isScreen = request.headers['sec-fetch-dest'] === 'document';
        if (isScreen) request.url = page;
        next();
      });
    },
  };
}
