/**
 * JSON Schema for editors, made from the contract: whoever writes a definition or a text is told of unknown and
 * misspelt keys while typing. A file may leave out what another layer says, so no key of a map is required;
 * lists are replaced whole, so their items must be whole.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { citySchema, cityTextSchema } from '#contract/cities/schema.ts';
import { lifeEventRulesSchema, lifeEventWordsSchema } from '#contract/procedures/life-events.ts';
import { procedureDefinitionSchema, procedureTextSchema } from '#contract/procedures/schema.ts';

type Json = { readonly [key: string]: unknown };

/** Folder within that of the cities; no city, since it begins with `_`. */
export const SCHEMA_FOLDER = '_schemas';

/** Given by the folders in which a file lies. */
const IDENTITY = ['id', 'version'];

/** Each schema by the name of its file. */
export function editorSchemas(): Readonly<Record<string, Json>> {
  const made = {
    definition: layerOf(procedureDefinitionSchema, 'definition.yaml: the rules of a procedure'),
    text: layerOf(procedureTextSchema, '<language>.yaml of a procedure: its words'),
    city: layerOf(citySchema, 'city.yaml: a municipality'),
    'city-text': layerOf(cityTextSchema, '<language>.yaml of a municipality: its words'),
    'life-events': layerOf(lifeEventRulesSchema, 'life-events.yaml: what is to be done when life changes'),
    'life-events-text': layerOf(
      lifeEventWordsSchema,
      'life-events.<language>.yaml: the words of life events',
    ),
  };
  return Object.fromEntries(Object.entries(made).map(([name, schema]) => [`${name}.schema.json`, schema]));
}

/** @returns a line for each schema that is not what the contract says now */
export function staleSchemas(folder: string): readonly string[] {
  return Object.entries(editorSchemas()).flatMap(([file, schema]) => {
    const path = join(folder, SCHEMA_FOLDER, file);
    const isFresh = existsSync(path) && isDeepStrictEqual(JSON.parse(readFileSync(path, 'utf8')), schema);
    return isFresh ? [] : [`${SCHEMA_FOLDER}/${file}: is not what the contract says. Run npm run fix`];
  });
}

function layerOf(schema: z.ZodMiniType, title: string): Json {
  const whole: Json = z.toJSONSchema(schema, { io: 'input' });
  const layer: Json = { title, ...withoutRequired(whole) };
  const properties = Object.entries(mapOf(layer, 'properties')).filter(([key]) => !IDENTITY.includes(key));
  // Through JSON, so that it is what will be read back from the file.
  return JSON.parse(
    JSON.stringify(properties.length > 0 ? { ...layer, properties: Object.fromEntries(properties) } : layer),
  );
}

/** Maps merge: any part of one may stand in another file. One of several kinds may then be told by less. */
function withoutRequired(schema: Json): Json {
  const { required: _, oneOf, ...rest } = schema;
  const alternatives = oneOf ?? rest.anyOf;
  return {
    ...rest,
    ...(isMap(rest.properties) ? { properties: eachOf(rest.properties) } : {}),
    ...(isMap(rest.additionalProperties)
      ? { additionalProperties: withoutRequired(rest.additionalProperties) }
      : {}),
    ...(Array.isArray(alternatives)
      ? { anyOf: alternatives.map((part) => (isMap(part) ? withoutRequired(part) : part)) }
      : {}),
  };
}

function eachOf(properties: Json): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([key, part]) => [key, isMap(part) ? withoutRequired(part) : part]),
  );
}

function mapOf(schema: Json, key: string): Json {
  const part = schema[key];
  return isMap(part) ? part : {};
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
