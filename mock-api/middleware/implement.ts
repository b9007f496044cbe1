/**
 * Turns an endpoint of the contract and a handler into a route. Everything that crosses the border is parsed
 * here by the endpoint's own schemas, who may call is decided here, and every refusal leaves in one form.
 */
import type { Context, Hono } from 'hono';
import { MAX_ATTACHMENT_BYTES } from '#contract/applications/schema.ts';
import type { Endpoint, ParametersOf, QueryOf, RequestOf, ResponseOf } from '#contract/endpoint.ts';
import { claimSecret, idempotencyKey } from '#contract/ids.ts';
import type { Issue } from '#contract/problem.ts';
import { sha256 } from '#lib/hash.ts';
import { ok, type Result } from '#lib/result.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address.ts';
import { parseJson, readBody } from './body.ts';
import { type Failure, refusal } from './failure.ts';
import { problemResponse } from './problem-response.ts';
import type { RateClass } from './rate-limit.ts';
import { isSameOrigin } from './same-origin.ts';
import { readSession, type StaffSession } from './staff-session.ts';

export type Variables = { correlationId: string; route: string; operation?: string };
export type ApiEnvironment = { Variables: Variables };
export type ApiContext = Context<ApiEnvironment>;

/** The app under construction, and which paths it has. */
export type Api = {
  readonly app: Hono<ApiEnvironment>;
  readonly services: Services;
  readonly implemented: Endpoint[];
};

type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'claim'; readonly claimHash: string }
  | { readonly kind: 'staff'; readonly session: StaffSession };

/** A request that has been understood. */
export type Call<E extends Endpoint> = {
  readonly parameters: ParametersOf<E>;
  readonly query: QueryOf<E>;
  readonly body: RequestOf<E>;
  readonly caller: Caller;
  /** Present on idempotent endpoints: the key, and the digest of everything that the key stands for. */
  readonly idempotency: { readonly key: string; readonly digest: string } | null;
  /** Present on conditional endpoints. */
  readonly ifMatch: string | null;
  readonly context: ApiContext;
};

export type Answer<E extends Endpoint> = {
  readonly body: ResponseOf<E>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Result<Answer<E>, Failure>>;

type Options = { readonly limit?: RateClass; readonly maxBodyBytes?: number };

const MAX_JSON_BYTES = 64 * 1024;
/** age adds 16 bytes to each 64 KiB and a header. */
const MAX_SEALED_BYTES = MAX_ATTACHMENT_BYTES + 64 * 1024;

/** @param options `limit` names the bucket of the rate limit; `maxBodyBytes` of JSON, 64 kB unless told */
export function implement<E extends Endpoint>(
  api: Api,
  endpoint: E,
  handler: Handler<E>,
  options: Options = {},
): void {
  api.implemented.push(endpoint);
  api.app.on(endpoint.method, honoPath(endpoint.path), async (context) => {
    context.set('route', endpoint.path);
    const call = await understand(api.services, context, endpoint, options);
    if (!call.ok) return problemResponse(call.failure);
    context.set('operation', endpoint.id);
    const answer = await handler(call.value);
    return answer.ok ? respond(context.req.raw, endpoint, answer.value) : problemResponse(answer.failure);
  });
}

/** Paths that exist answer 405 to every other method. Called once, after all `implement`. */
export function refuseOtherMethods({ app, implemented }: Api): void {
  for (const path of new Set(implemented.map((endpoint) => endpoint.path))) {
    const methods = implemented
      .filter((endpoint) => endpoint.path === path)
      .map((endpoint) => endpoint.method);
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.all(honoPath(path), (context) => {
      context.set('route', path);
      const response = problemResponse({ code: 'method-not-allowed' });
      response.headers.set('allow', allow.join(', '));
      return response;
    });
  }
}

/** The claim of a call on an endpoint that asks for one. */
export function claimOf(call: { readonly caller: Caller }): string {
  if (call.caller.kind !== 'claim') throw new TypeError('this endpoint asks for no claim');
  return call.caller.claimHash;
}

/** The session of a call on an endpoint for staff. */
export function sessionOf(call: { readonly caller: Caller }): StaffSession {
  if (call.caller.kind !== 'staff') throw new TypeError('this endpoint asks for no session');
  return call.caller.session;
}

/** Key and digest of a call on an idempotent endpoint. */
export function idempotencyOf(call: { readonly idempotency: { key: string; digest: string } | null }): {
  readonly key: string;
  readonly digest: string;
} {
  if (!call.idempotency) throw new TypeError('this endpoint takes no Idempotency-Key');
  return call.idempotency;
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/gu, ':$1');
}

async function understand<E extends Endpoint>(
  services: Services,
  context: ApiContext,
  endpoint: E,
  options: Options,
): Promise<Result<Call<E>, Failure>> {
  const request = context.req.raw;
  if (!isSameOrigin(request)) return refusal('forbidden');
  const wait = options.limit
    ? services.rateLimit(addressOf(context, services.behindProxy), options.limit)
    : null;
  if (wait !== null) return refusal('too-many-requests', { retryAfter: wait });

  const parameters = parse(endpoint.parameters, context.req.param());
  if (!parameters.ok) return parameters;
  const city = (parameters.value as { city?: string } | null)?.city;
  if (city !== undefined && !services.catalogue.city(city)) return refusal('not-found');
  const caller = await identify(services, context, endpoint, city);
  if (!caller.ok) return caller;
  const query = parse(endpoint.query, context.req.query());
  if (!query.ok) return query;

  const key = request.headers.get('idempotency-key');
  if (endpoint.idempotent && !idempotencyKey.safeParse(key).success) {
    return refusal('bad-request', { issues: [{ path: 'Idempotency-Key', code: 'invalid-format' }] });
  }
  const ifMatch = endpoint.conditional ? request.headers.get('if-match') : null;
  if (endpoint.conditional && ifMatch === null) return refusal('precondition-required');

  const bytes = await readRequest(request, endpoint, options.maxBodyBytes ?? MAX_JSON_BYTES);
  if (!bytes.ok) return bytes;
  const body = parseBody(endpoint, bytes.value);
  if (!body.ok) return body;

  const asked = new URL(request.url);
  const digest = endpoint.idempotent
    ? await digestOf(endpoint.id, asked.pathname + asked.search, bytes.value)
    : '';
  return ok({
    // Parsed by the endpoint's own schemas just now; the compiler cannot follow that through the generic.
    parameters: parameters.value as ParametersOf<E>,
    query: query.value as QueryOf<E>,
    body: body.value as RequestOf<E>,
    caller: caller.value,
    idempotency: endpoint.idempotent && key !== null ? { key, digest } : null,
    ifMatch,
    context,
  });
}

type Parser = {
  safeParse(input: unknown): { success: true; data: unknown } | { success: false; error: ZodFault };
};
type ZodFault = { readonly issues: readonly { readonly path: PropertyKey[]; readonly code?: string }[] };

function parse(schema: Parser | null, input: unknown): Result<unknown, Failure> {
  if (!schema) return ok(null);
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : refusal('bad-request', { issues: issuesOf(parsed.error) });
}

const MAX_ISSUES = 20;

function issuesOf(fault: ZodFault): Issue[] {
  return fault.issues.slice(0, MAX_ISSUES).map(({ path, code }) => ({
    path: path.map(String).join('.'),
    code: (code ?? 'invalid').replaceAll('_', '-'),
  }));
}

/** Deny by default: what is not decided here is not let in. */
async function identify(
  services: Services,
  context: ApiContext,
  endpoint: Endpoint,
  city: string | undefined,
): Promise<Result<Caller, Failure>> {
  switch (endpoint.assurance) {
    case 'none':
      return ok({ kind: 'anyone' });
    case 'claim': {
      const [scheme, secret, ...rest] = (context.req.header('authorization') ?? '').split(' ');
      const isClaim =
        scheme?.toLowerCase() === 'claim' && rest.length === 0 && claimSecret.safeParse(secret).success;
      return isClaim && secret
        ? ok({ kind: 'claim', claimHash: await sha256(secret) })
        : refusal('sign-in-required');
    }
    case 'staff': {
      const isStaffOrigin = services.audience === 'staff' && city !== undefined;
      const session = isStaffOrigin ? await readSession(services, context, city) : null;
      return session ? ok({ kind: 'staff', session }) : refusal('sign-in-required');
    }
    default:
      return endpoint.assurance satisfies never;
  }
}

async function readRequest(
  request: Request,
  endpoint: Endpoint,
  maxJsonBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  if (endpoint.request === null) return ok(new Uint8Array());
  return endpoint.request === 'bytes'
    ? readBody(request, 'bytes', MAX_SEALED_BYTES)
    : readBody(request, 'json', maxJsonBytes);
}

function parseBody(endpoint: Endpoint, bytes: Uint8Array<ArrayBuffer>): Result<unknown, Failure> {
  if (endpoint.request === null) return ok(null);
  if (endpoint.request === 'bytes') return ok(bytes);
  const json = parseJson(bytes);
  return json.ok ? parse(endpoint.request, json.value) : json;
}

/** What one key stands for: the operation, its address and the bytes of its body. */
async function digestOf(operation: string, address: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  return sha256(JSON.stringify([operation, address, await sha256(body)]));
}

function respond<E extends Endpoint>(request: Request, endpoint: E, answer: Answer<E>): Response {
  const headers = new Headers({ 'cache-control': 'no-store', ...answer.headers });
  const etag = headers.get('etag');
  if (etag !== null && request.headers.get('if-none-match')?.split(/,\s*/).includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (endpoint.response === null) return new Response(null, { status: endpoint.status, headers });
  if (endpoint.response === 'bytes') {
    headers.set('content-type', 'application/octet-stream');
    // An endpoint of bytes is answered with bytes: `ResponseOf` says so, through a generic.
    return new Response(answer.body as Uint8Array<ArrayBuffer>, { status: endpoint.status, headers });
  }
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(answer.body), { status: endpoint.status, headers });
}
