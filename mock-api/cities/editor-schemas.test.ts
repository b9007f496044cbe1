import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { editorSchemas, SCHEMA_FOLDER, staleSchemas } from './editor-schemas.ts';

const CITIES = fileURLToPath(new URL('.', import.meta.url));

describe('the schemas for editors', () => {
  it('are what the contract says', () => {
    expect(staleSchemas(CITIES)).toEqual([]);
  });

  it('are found stale when one has changed and when one is gone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
    cpSync(join(CITIES, SCHEMA_FOLDER), join(folder, SCHEMA_FOLDER), { recursive: true });
    expect(staleSchemas(folder)).toEqual([]);
    const changed = join(folder, SCHEMA_FOLDER, 'text.schema.json');
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('"summary"', '"lead"'));
    rmSync(join(folder, SCHEMA_FOLDER, 'city.schema.json'));
    expect(staleSchemas(folder)).toEqual([
      '_schemas/text.schema.json: is not what the contract says. Run npm run fix',
      '_schemas/city.schema.json: is not what the contract says. Run npm run fix',
    ]);
    rmSync(folder, { recursive: true });
  });

  it('let a file leave out what another layer says, but no part of an item of a list', () => {
    const { definition } = Object.fromEntries(
      Object.entries(editorSchemas()).map(([file, schema]) => [file.split('.')[0], schema]),
    );
    expect(definition).not.toHaveProperty('required');
    expect(definition).toHaveProperty('additionalProperties', false);
    expect(definition).toHaveProperty(
      'properties.deadline.anyOf.0.properties.provenance.anyOf.0.properties.url',
    );
    expect(definition).not.toHaveProperty('properties.deadline.anyOf.0.required');
    expect(definition).not.toHaveProperty(
      'properties.deadline.anyOf.0.properties.provenance.anyOf.0.required',
    );
    expect(definition).toHaveProperty('properties.fee.items.required');
    expect(definition).not.toHaveProperty('properties.version');
  });

  it('are where every definition says', () => {
    const definitions = readdirSync(CITIES, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(^|\/)definition\.yaml$/u.test(file),
    );
    const lost = definitions.filter((file) => {
      const hint = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(
        readFileSync(join(CITIES, file), 'utf8'),
      );
      const target = join(CITIES, SCHEMA_FOLDER, 'definition.schema.json');
      return resolve(CITIES, dirname(file), hint?.[1] ?? '') !== target;
    });
    expect(definitions.length).toBeGreaterThan(3);
    expect(lost).toEqual([]);
  });
});
