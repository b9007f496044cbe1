/** The OpenAPI 3.1 document, made from the contract: what is not in the contract is not in the API. */
import * as z from 'zod/mini';
import type { Endpoint } from '#contract/endpoint.ts';
import { idempotencyKey } from '#contract/ids.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEM_STATUS, type ProblemCode, problemSchema } from '#contract/problem.ts';

type Json = Record<string, unknown>;
type Schema = z.ZodMiniType;

export type OpenApiDocument = {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
};

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Json };
  readonly responses: Readonly<Record<string, Json>>;
};

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
};

const DESCRIPTION =
  'Errors are RFC 9457 problems with a stable `code`. Every operation may also answer 429, 500 and 503. ' +
  'Times are RFC 3339 with an offset; dates are plain dates in Asia/Tokyo. Sealed means age (X25519).';

/** @param endpoints those that are served, in the order in which they are shown */
export function openApiOf(endpoints: readonly Endpoint[]): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Smartphone city hall', version: '1', description: DESCRIPTION },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        claim: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Claim <secret>`: the 128 bits, base64url, that the phone made with the act.',
        },
        staffSession: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-staff-session',
          description:
            'Set by signing in, on the origin of the staff app. `staff-session` where there is no TLS.',
        },
      },
    },
  };
}

function operationOf(endpoint: Endpoint): Operation {
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.audience],
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf('path', endpoint.parameters),
      ...parametersOf('query', endpoint.query),
      ...headersOf(endpoint),
    ],
    ...requestBodyOf(endpoint),
    responses: responsesOf(endpoint),
  };
}

function securityOf({ assurance }: Endpoint): readonly Json[] {
  switch (assurance) {
    case 'none':
      return [];
    case 'claim':
      return [{ claim: [] }];
    case 'staff':
      return [{ staffSession: [] }];
  }
}

function parametersOf(place: 'path' | 'query', object: z.ZodMiniObject | null): Parameter[] {
  return Object.entries(object?.shape ?? {}).map(([name, part]) => {
    // A shape holds core schemas; every one of ours is made by zod/mini.
    const schema = part as Schema;
    return {
      name,
      in: place,
      required: !schema.safeParse(undefined).success,
      schema: schemaOf(schema, 'input'),
    };
  });
}

function headersOf(endpoint: Endpoint): Parameter[] {
  const headers: Parameter[] = [];
  if (endpoint.idempotent) {
    headers.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'A UUIDv7 made by the client. Same key, same bytes: the first answer again.',
      schema: schemaOf(idempotencyKey, 'input'),
    });
  }
  if (endpoint.conditional) {
    headers.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag of the last read.',
      schema: { type: 'string' },
    });
  }
  return headers;
}

function requestBodyOf({ request }: Endpoint): Pick<Operation, 'requestBody'> {
  if (request === null) return {};
  const content =
    request === 'bytes'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(request, 'input') } };
  return { requestBody: { required: true, content } };
}

function responsesOf(endpoint: Endpoint): Record<string, Json> {
  const responses: Record<string, Json> = {
    [endpoint.status]: {
      description: endpoint.summary,
      ...(endpoint.response === null ? {} : { content: contentOf(endpoint.response) }),
    },
  };
  const codes = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(endpoint))
    codes.set(PROBLEM_STATUS[code], [...(codes.get(PROBLEM_STATUS[code]) ?? []), code]);
  for (const [status, names] of [...codes].sort(([a], [b]) => a - b)) {
    responses[status] = {
      description: names.map((name) => `\`${name}\``).join(', '),
      content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return responses;
}

/** Its own problems and those that the way in adds to every operation of its shape. */
export function problemsOf(endpoint: Endpoint): readonly ProblemCode[] {
  const isAct = endpoint.method !== 'GET';
  const added: ProblemCode[] = ['too-many-requests', 'unexpected', 'unavailable'];
  if (endpoint.parameters || endpoint.query || endpoint.request || endpoint.idempotent)
    added.push('bad-request');
  if (endpoint.parameters) added.push('not-found');
  if (isAct) added.push('forbidden');
  if (endpoint.request) added.push('unsupported-media-type', 'too-large');
  return [...new Set([...endpoint.problems, ...added])];
}

function contentOf(response: Schema | 'bytes'): Json {
  return response === 'bytes'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(response, 'output') } };
}

function schemaOf(schema: Schema, io: 'input' | 'output'): Json {
  // OpenAPI 3.1 speaks this dialect throughout; the inner mark is noise.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
