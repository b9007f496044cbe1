/** Part of `npm run fix`: writes the schemas for editors, and into each definition where its schema lies. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { editorSchemas, SCHEMA_FOLDER } from '#mock-api/cities/editor-schemas.ts';
import { ROOT } from './paths.ts';

const CITIES = join(ROOT, 'mock-api/cities');
const HINT = '# yaml-language-server: $schema=';

mkdirSync(join(CITIES, SCHEMA_FOLDER), { recursive: true });
for (const [file, schema] of Object.entries(editorSchemas())) {
  writeFileSync(join(CITIES, SCHEMA_FOLDER, file), `${JSON.stringify(schema, null, 2)}\n`);
}
for (const file of readdirSync(CITIES, { recursive: true, encoding: 'utf8' })) {
  if (!/(^|\/)definition\.yaml$/u.test(file)) continue;
  const path = join(CITIES, file);
  const text = readFileSync(path, 'utf8');
  const schema = relative(dirname(path), join(CITIES, SCHEMA_FOLDER, 'definition.schema.json'));
  if (!text.startsWith(HINT)) writeFileSync(path, `${HINT}${schema}\n${text}`);
}
