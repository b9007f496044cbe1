/** Reads a body up to a limit, whatever its Content-Length promises. */
import { fail, ok, type Result } from '#lib/result.ts';
import type { Failure } from './failure.ts';

const MEDIA_TYPES = { json: 'application/json', bytes: 'application/octet-stream' } as const;

/** @returns `unsupported-media-type`, `too-large`, or `bad-request` when the caller goes away half-way */
export async function readBody(
  request: Request,
  kind: keyof typeof MEDIA_TYPES,
  maxBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== MEDIA_TYPES[kind]) return fail({ code: 'unsupported-media-type' });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return fail({ code: 'too-large' });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of request.body ?? []) {
      length += part.length;
      if (length > maxBytes) return fail({ code: 'too-large' });
      parts.push(part);
    }
  } catch {
    return fail({ code: 'bad-request' });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return ok(whole);
}

/** JSON in UTF-8. Nothing of a body that cannot be read is repeated. */
export function parseJson(bytes: Uint8Array): Result<unknown, Failure> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return fail({ code: 'bad-request', issues: [{ path: '', code: 'not-json' }] });
  }
}
