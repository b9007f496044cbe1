import { toBase64Url } from './base64url.ts';

/** SHA-256 as base64url; WebCrypto, so the same on the phone, in a worker and on the server. */
export async function sha256(data: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
