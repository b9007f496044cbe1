/** `npm start`: builds what is stale, then becomes the server. */
import { buildIfStale } from './build-if-stale.ts';
import { ROOT } from './paths.ts';

process.chdir(ROOT);
await buildIfStale();
// The server takes this process's place, so that Ctrl-C and a supervisor's signals reach it and nothing else.
process.execve?.(process.execPath, [process.execPath, 'mock-api/main.ts'], process.env);
