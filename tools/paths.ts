import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever it was cloned to. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the server serves. */
export const DIST = join(ROOT, 'dist');

/** Where builds are made before they are swapped in, and where reports of tools go. */
export const CACHE = join(ROOT, '.cache');
