/** Draws requests from an OpenAPI document: mostly right, sometimes wrong in one place. */
import fc from 'fast-check';
import type { OpenApiDocument, Operation, Parameter } from '#mock-api/features/system/openapi.ts';

export type FuzzRequest = {
  readonly operation: Operation;
  readonly method: string;
  /** Template of the path, for counting. */
  readonly route: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
};

/** Values that exist, by the name of the parameter or property; drawn more often than made-up ones. */
export type Dictionary = Readonly<Record<string, readonly unknown[]>>;

/** Whole bodies that a client would send, by operation. */
export type Bodies = Readonly<Record<string, readonly (string | Uint8Array<ArrayBuffer>)[]>>;

type Json = Record<string, unknown>;

const HOSTILE = [
  '',
  ' ',
  "' or 1=1; drop table applications; --",
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '犬🐕‍🦺',
  'ja\r\nset-cookie: a=b',
  '-1',
  '1e400',
  'NaN',
  '__proto__',
  'x'.repeat(9_000),
] as const;

const anyJson = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    [],
    {},
    [[[]]],
    { __proto__: null, a: 1 },
    ...HOSTILE,
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

export function fuzzRequests(
  document: OpenApiDocument,
  dictionary: Dictionary,
  bodies: Bodies,
): fc.Arbitrary<FuzzRequest> {
  const operations = Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route,
      method: method.toUpperCase(),
      operation,
    })),
  );
  return fc.oneof(
    ...operations.map(({ route, method, operation }) =>
      requestOf(route, method, operation, dictionary, bodies),
    ),
  );
}

function requestOf(
  route: string,
  method: string,
  operation: Operation,
  dictionary: Dictionary,
  bodies: Bodies,
): fc.Arbitrary<FuzzRequest> {
  const of = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  return fc
    .record({
      path: valuesOf(of('path'), dictionary),
      query: valuesOf(of('query'), dictionary),
      headers: valuesOf(of('header'), dictionary),
      security: securityOf(operation, dictionary),
      body: bodyOf(operation, dictionary, bodies[operation.operationId] ?? []),
      mediaType: often(Object.keys(operation.requestBody?.content ?? {})[0] ?? '', 'text/plain', ''),
      site: often('', 'same-origin', 'cross-site'),
    })
    .map(({ path, query, headers, security, body, mediaType, site }) => ({
      operation,
      method,
      route,
      path: addressOf(route, path, query),
      headers: withoutImpossible({
        ...headers,
        ...security,
        ...(body === null ? {} : { 'content-type': mediaType }),
        'sec-fetch-site': site,
      }),
      body,
    }));
}

type Values = Readonly<Record<string, string | null>>;

/** Each given; now and then one missing (null) or hostile. */
function valuesOf(parameters: readonly Parameter[], dictionary: Dictionary): fc.Arbitrary<Values> {
  const arbitraries = parameters.map(({ name, schema, required }) => [
    name,
    fc.oneof(
      { weight: 24, arbitrary: drawnFor(name, schema, dictionary).map(String) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: required ? 1 : 24, arbitrary: fc.constant(null) },
    ),
  ]);
  return fc.record(Object.fromEntries(arbitraries));
}

/** One that exists, mostly; else one that the schema allows. */
function drawnFor(name: string, schema: Json, dictionary: Dictionary): fc.Arbitrary<unknown> {
  const known = dictionary[name];
  const madeUp = fromSchema(schema, dictionary);
  return known && known.length > 0
    ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: madeUp })
    : madeUp;
}

function securityOf(operation: Operation, dictionary: Dictionary): fc.Arbitrary<Record<string, string>> {
  const [scheme] = operation.security.flatMap((entry) => Object.keys(entry));
  if (scheme === undefined) return fc.constant({});
  const name = scheme === 'claim' ? 'authorization' : 'cookie';
  const known = fc.constantFrom(...(dictionary[name] ?? [''])).map((value) => ({ [name]: String(value) }));
  const wrong = fc
    .constantFrom(...HOSTILE, 'Claim', 'Claim A', '__Host-staff-session=')
    .map((value) => ({ [name]: value }));
  return fc.oneof(
    { weight: 12, arbitrary: known },
    { weight: 1, arbitrary: wrong },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

function bodyOf(
  operation: Operation,
  dictionary: Dictionary,
  known: Bodies[string],
): fc.Arbitrary<string | Uint8Array<ArrayBuffer> | null> {
  const content = operation.requestBody?.content;
  if (!content) return fc.constant(null);
  const damaged = fc
    .constantFrom(...(known.length > 0 ? known : ['{}']))
    .chain((body) => fc.nat({ max: Math.max(0, body.length - 1) }).map((length) => body.slice(0, length)));
  const whole = known.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...known) }] : [];
  if ('application/octet-stream' in content) {
    const bytes = fc.uint8Array({ maxLength: 2_000 }).map((part) => new Uint8Array(part));
    return fc.oneof(...whole, { weight: 1, arbitrary: damaged }, { weight: 1, arbitrary: bytes });
  }
  const { schema } = content['application/json'] as { schema: Json };
  const fitting = fromSchema(schema, dictionary).map((value) => JSON.stringify(value));
  const wrong = fc.oneof(
    fc.tuple(fromSchema(schema, dictionary), anyJson).map(([body, other]) => replaceOne(body, other)),
    anyJson,
  );
  return fc.oneof(
    ...whole,
    { weight: 4, arbitrary: fitting },
    { weight: 1, arbitrary: wrong.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: damaged },
  );
}

/** The body with another value in the place of its first property. */
function replaceOne(body: unknown, other: unknown): unknown {
  if (typeof body !== 'object' || body === null) return other;
  const [name] = Object.keys(body);
  return name === undefined ? { more: other } : { ...body, [name]: other };
}

/** Values that a JSON schema of the document allows. @throws TypeError for a construct that it does not use yet */
function fromSchema(schema: Json, dictionary: Dictionary): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options)) return fc.oneof(...options.map((option) => fromSchema(option, dictionary)));
  switch (schema.type) {
    case 'string':
      return textFrom(schema);
    case 'number':
    case 'integer':
      return fc.integer();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fromSchema(schema.items as Json, dictionary), { maxLength: 3 });
    case 'object':
      return objectFrom(schema, dictionary);
    default:
      throw new TypeError(`no values for ${JSON.stringify(schema)}`);
  }
}

function textFrom({ pattern, maxLength }: Json): fc.Arbitrary<string> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  return fc.string({ unit: 'grapheme', maxLength: Math.min(Number(maxLength ?? 60), 60) });
}

function objectFrom(
  { properties = {}, additionalProperties, propertyNames }: Json,
  dictionary: Dictionary,
): fc.Arbitrary<unknown> {
  const entries = Object.entries(properties as Record<string, Json>);
  if (entries.length > 0 || typeof additionalProperties !== 'object' || additionalProperties === null) {
    return fc.record(
      Object.fromEntries(entries.map(([name, part]) => [name, drawnFor(name, part, dictionary)])),
    );
  }
  const names = textFrom((propertyNames ?? { type: 'string' }) as Json);
  return fc.dictionary(names, fromSchema(additionalProperties as Json, dictionary), { maxKeys: 5 });
}

function often(usual: string, ...seldom: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 24, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  );
}

function addressOf(route: string, path: Values, query: Values): string {
  const filled = route.replace(/\{(\w+)\}/gu, (_, name: string) => encode(path[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encode(value)}`],
  );
  return asked.length === 0 ? filled : `${filled}?${asked.join('&')}`;
}

/** Like encodeURIComponent, which throws at half a character. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}

/** Line breaks and the like cannot be sent in a header by any client. */
function withoutImpossible(headers: Readonly<Record<string, string | null>>): Record<string, string> {
  const possible = Object.entries(headers).filter(
    (entry): entry is [string, string] =>
      entry[1] !== null && entry[1] !== '' && /^[\x20-\x7e]+$/u.test(entry[1]),
  );
  return Object.fromEntries(possible);
}
