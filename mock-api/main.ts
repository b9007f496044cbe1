/** Starts the server: residents on one port, staff on another, one database. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { systemClock } from '#lib/clock.ts';
import { secureRandomBytes } from '#lib/uuid.ts';
import { createApp } from './app.ts';
import { CatalogueError, loadCatalogue } from './cities/catalogue.ts';
import { openEmbedded, openPostgres } from './db/client.ts';
import { DataDirError } from './db/data-dir.ts';
import { migrate } from './db/migrate.ts';
import { startJobs } from './jobs.ts';
import { openKeyRing } from './keys/key-ring.ts';
import { MasterKeyError, readMasterKey } from './keys/master-key.ts';
import type { Log } from './log.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import type { Services } from './services.ts';
import { readSettings, type Settings, SettingsError, warningsOf } from './settings.ts';
import { departmentsOf, holdKeyCeremony } from './simulators/key-ceremony/ceremony.ts';
import { phraseFile } from './simulators/key-ceremony/phrase-file.ts';

const log: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ at: systemClock().toISOString(), ...entry })}\n`);
};

async function start(settings: Settings): Promise<() => Promise<void>> {
  for (const text of warningsOf(settings)) log({ kind: 'note', text });
  const catalogue = loadCatalogue({ simulated: settings.SIMULATORS });
  const master = readMasterKey(settings.MASTER_KEY, settings.DATA_DIR);
  const { db, close } = settings.DATABASE_URL
    ? openPostgres(settings.DATABASE_URL)
    : await openEmbedded(settings.DATA_DIR);
  await migrate(db);
  const keys = openKeyRing(db, master, systemClock);
  if (settings.MASTER_KEY_LOST) {
    log({ kind: 'note', text: `MASTER_KEY_LOST: ${await keys.giveUpLost()} keys were given up` });
  }
  // A wrong master key must show now, not at the first application, and before it wraps anything.
  await keys.assertOpens();
  for (const { id } of catalogue.cities) await keys.currentIntakeKey(id);
  if (settings.SIMULATORS) {
    const randomBytes = secureRandomBytes;
    await holdKeyCeremony({ db, keys, randomBytes }, departmentsOf(catalogue), phraseFile(settings.DATA_DIR));
  }
  // Another process may have made them meanwhile, with another master key.
  await keys.assertOpens();

  const services: Omit<Services, 'audience' | 'origin'> = {
    db,
    catalogue,
    clock: systemClock,
    randomBytes: secureRandomBytes,
    keys,
    log,
    rateLimit: rateLimit(systemClock, settings.RATE_LIMIT_BURST),
    simulators: settings.SIMULATORS,
    behindProxy: settings.BEHIND_PROXY,
    distDir: settings.DIST_DIR,
    serviceWorker: settings.SERVICE_WORKER,
  };
  const residents = createApp({
    ...services,
    audience: 'resident',
    origin: settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`,
  });
  const staff = createApp({
    ...services,
    audience: 'staff',
    origin: settings.STAFF_ORIGIN ?? `http://localhost:${settings.STAFF_PORT}`,
  });
  const residentServer = createServer(getRequestListener(residents.fetch));
  const staffServer = createServer(getRequestListener(staff.fetch));
  const [residentPort, staffPort] = [
    await listen(residentServer, settings.PORT, settings.HOST),
    await listen(staffServer, settings.STAFF_PORT, settings.HOST),
  ];
  const stopJobs = startJobs(services);
  console.log(`Residents: ${settings.PUBLIC_ORIGIN ?? addressOf(settings.HOST, residentPort)}`);
  console.log(`Staff:     ${settings.STAFF_ORIGIN ?? addressOf(settings.HOST, staffPort)}`);

  return async () => {
    await Promise.all([end(residentServer), end(staffServer)]);
    await stopJobs();
    await close();
  };
}

function addressOf(host: string, port: number): string {
  const isLocal = host === '127.0.0.1' || host === '0.0.0.0';
  return `http://${isLocal ? 'localhost' : host}:${port}`;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const ENDS_WITHIN_MS = 10_000;

/** Takes no more and lets what runs finish; who dawdles is cut off after ten seconds. */
function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), ENDS_WITHIN_MS);
    // Connections that are kept open for a next request end after the one that runs.
    server.keepAliveTimeout = 1;
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
  });
}

/** Faults of the operator's own making are told in words; anything else keeps its stack. */
function explain(error: unknown): string {
  const isKnown =
    error instanceof SettingsError ||
    error instanceof CatalogueError ||
    error instanceof MasterKeyError ||
    error instanceof DataDirError;
  if (isKnown) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port is in use by another program; set PORT or STAFF_PORT. (${error.message})`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const stop = await start(readSettings(process.env));
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second signal: whoever sends it does not want to wait.
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(explain(error));
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
