/**
 * What an operation of the API is, in one value that the server implements, the client calls and the OpenAPI
 * document is made from.
 */
import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';

export type Audience = 'resident' | 'staff';

/**
 * Who may call, at least:
 * `none` anyone; `claim` whoever holds the secret made on the phone with the thing itself
 * (`Authorization: Claim <secret>`); `staff` a signed-in member of staff of that city, on the staff origin.
 */
export type Assurance = 'none' | 'claim' | 'staff';

type Schema = z.ZodMiniType;

export type Endpoint = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path template of OpenAPI: `/api/v1/{city}/applications/{receipt}`. */
  readonly path: string;
  readonly summary: string;
  readonly audience: Audience;
  readonly assurance: Assurance;
  readonly parameters: z.ZodMiniObject | null;
  readonly query: z.ZodMiniObject | null;
  /** A JSON body, `bytes` for a sealed file, or nothing. */
  readonly request: Schema | 'bytes' | null;
  readonly response: Schema | 'bytes' | null;
  readonly status: 200 | 201 | 204;
  /** Takes an `Idempotency-Key`: one key, one effect. */
  readonly idempotent: boolean;
  /** Takes `If-Match` with the ETag of the last read. */
  readonly conditional: boolean;
  readonly problems: readonly ProblemCode[];
};

type EndpointInput<
  Parameters extends z.ZodMiniObject | null,
  Query extends z.ZodMiniObject | null,
  Request extends Schema | 'bytes' | null,
  Response extends Schema | 'bytes' | null,
> = Pick<Endpoint, 'id' | 'method' | 'path' | 'summary' | 'audience' | 'assurance'> &
  Partial<Pick<Endpoint, 'status' | 'idempotent' | 'conditional' | 'problems'>> & {
    readonly parameters?: Parameters;
    readonly query?: Query;
    readonly request?: Request;
    readonly response?: Response;
  };

/** Names an operation once. What is left out is absent: no parameters, no body, status 200, no problems of its own. */
export function defineEndpoint<
  Parameters extends z.ZodMiniObject | null = null,
  Query extends z.ZodMiniObject | null = null,
  Request extends Schema | 'bytes' | null = null,
  Response extends Schema | 'bytes' | null = null,
>(input: EndpointInput<Parameters, Query, Request, Response>) {
  return {
    status: 200,
    idempotent: false,
    conditional: false,
    problems: [],
    ...input,
    // A left-out part and null mean the same; the type parameters say which it is.
    parameters: (input.parameters ?? null) as Parameters,
    query: (input.query ?? null) as Query,
    request: (input.request ?? null) as Request,
    response: (input.response ?? null) as Response,
  } as const satisfies Endpoint;
}

type Parsed<Part> = Part extends 'bytes'
  ? Uint8Array<ArrayBuffer>
  : Part extends Schema
    ? z.output<Part>
    : null;

export type ParametersOf<E extends Endpoint> = Parsed<E['parameters']>;
export type QueryOf<E extends Endpoint> = Parsed<E['query']>;
export type RequestOf<E extends Endpoint> = Parsed<E['request']>;
export type ResponseOf<E extends Endpoint> = Parsed<E['response']>;

/** Fills the path template; every value is percent-encoded. */
export function pathOf(endpoint: Endpoint, parameters: Record<string, string> | null): string {
  return endpoint.path.replace(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(parameters?.[name] ?? ''),
  );
}
