/** `npm start`: builds what is stale, then runs the server in this process, so that Ctrl-C reaches it. */
import { buildIfStale } from './build-if-stale.ts';
import { ROOT } from './paths.ts';

process.chdir(ROOT);
await buildIfStale();
await import('#mock-api/main.ts');
