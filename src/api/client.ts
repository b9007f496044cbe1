import type { Endpoint, ParametersOf, QueryOf, RequestOf, ResponseOf } from '#contract/endpoint.ts';
import { pathOf } from '#contract/endpoint.ts';
import { type Problem, problemSchema } from '#contract/problem.ts';
import { STORED_ANSWER } from '#contract/stored-answer.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { noteAnswer } from './reachability.ts';
import { browserTransport, type Transport, type TransportAnswer } from './transport.ts';

export type CallFailure =
  /** The city's own "no", with its reason. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfterSeconds: number | null }
  /** Nothing, or not all of it, came back: whether it had its effect is not known. */
  | { readonly kind: 'no-answer' }
  /** Something answered that is not this API: a captive portal, a proxy's page. */
  | { readonly kind: 'not-understood'; readonly status: number };

export type CallSuccess<E extends Endpoint> = {
  readonly value: ResponseOf<E>;
  readonly status: number;
  readonly etag: string | null;
};

/** A part that the endpoint does not have is left out of the call. */
type Part<Name extends string, Value> = Value extends null
  ? { readonly [K in Name]?: undefined }
  : { readonly [K in Name]: Value };

export type CallInput<E extends Endpoint> = Part<'parameters', ParametersOf<E>> &
  Part<'query', QueryOf<E>> &
  // Bytes that were fixed when the draft was sealed go out as they are, so JSON may come as text.
  (RequestOf<E> extends null ? { readonly body?: undefined } : { readonly body: RequestOf<E> | string }) & {
    readonly idempotencyKey?: string;
    readonly ifMatch?: string;
    readonly claim?: string;
    readonly timeoutMs?: number;
    readonly onProgress?: (sent: number, total: number) => void;
  };

const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * Calls one operation of the contract and parses what comes back.
 * @param transport the network; tests give their own
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  transport: Transport = browserTransport,
): Promise<Result<CallSuccess<E>, CallFailure>> {
  const answer = await transport({
    method: endpoint.method,
    url: addressOf(endpoint, input),
    headers: headersOf(endpoint, input),
    body: bodyOf(input.body),
    timeoutMs: input.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    onProgress: input.onProgress,
  });
  if (!answer?.header(STORED_ANSWER)) noteAnswer(answer !== null);
  return answer ? readAnswer(endpoint, answer) : fail({ kind: 'no-answer' });
}

type LooseInput = {
  readonly parameters?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly claim?: string;
};

function addressOf(endpoint: Endpoint, input: LooseInput): string {
  // The endpoint's schemas make parameters and query flat records of strings.
  const path = pathOf(endpoint, (input.parameters ?? null) as Record<string, string> | null);
  const query = Object.entries((input.query ?? {}) as Record<string, string | undefined>).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query)}`;
}

function headersOf(endpoint: Endpoint, input: LooseInput): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (endpoint.request === 'bytes') headers['content-type'] = 'application/octet-stream';
  else if (endpoint.request) headers['content-type'] = 'application/json';
  if (input.idempotencyKey) headers['idempotency-key'] = input.idempotencyKey;
  if (input.ifMatch) headers['if-match'] = input.ifMatch;
  if (input.claim) headers.authorization = `Claim ${input.claim}`;
  return headers;
}

function bodyOf(body: unknown): Uint8Array<ArrayBuffer> | string | null {
  if (body === undefined || body === null) return null;
  // Bytes come from an ArrayBuffer of ours, never from shared memory.
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function readAnswer<E extends Endpoint>(
  endpoint: E,
  answer: TransportAnswer,
): Result<CallSuccess<E>, CallFailure> {
  const etag = answer.header('etag');
  if (answer.status === endpoint.status) {
    if (endpoint.response === null || endpoint.response === 'bytes') {
      const value = endpoint.response === 'bytes' ? answer.body : null;
      // ResponseOf of such an endpoint is exactly this.
      return ok({ value: value as ResponseOf<E>, status: answer.status, etag });
    }
    const parsed = endpoint.response.safeParse(readJson(answer.body));
    if (parsed.success) return ok({ value: parsed.data as ResponseOf<E>, status: answer.status, etag });
    return fail({ kind: 'not-understood', status: answer.status });
  }
  const parsed = problemSchema.safeParse(readJson(answer.body));
  if (!parsed.success) return fail({ kind: 'not-understood', status: answer.status });
  const retryAfter = Number(answer.header('retry-after') ?? Number.NaN);
  return fail({
    kind: 'problem',
    problem: parsed.data,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
