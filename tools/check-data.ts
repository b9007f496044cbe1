/** Part of `npm run check`: the data of the cities, each fault with its file, without starting a server. */
import { fileURLToPath } from 'node:url';
import { CatalogueError, loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { staleSchemas } from '#mock-api/cities/editor-schemas.ts';
import { withLine } from '#mock-api/cities/fault-lines.ts';
import published from '#mock-api/cities/published.json' with { type: 'json' };
import { comparePublished, digestVersions } from '#mock-api/cities/published.ts';

const FOLDER = fileURLToPath(new URL('../mock-api/cities', import.meta.url));

const faults = [...staleSchemas(FOLDER)];
try {
  faults.push(...comparePublished(published, await digestVersions(loadCatalogue())));
} catch (error) {
  if (!(error instanceof CatalogueError)) throw error;
  faults.push(...error.faults);
}
for (const fault of faults) console.error(`mock-api/cities/${withLine(FOLDER, fault)}`);
process.exitCode = faults.length === 0 ? 0 : 1;
