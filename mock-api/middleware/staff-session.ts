/**
 * Sessions of staff: an opaque random id in a cookie, of which the database knows only the hash. Residents
 * have none. Cookies ignore ports, so the name is the staff app's own.
 */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type CookieOptions, serialize } from 'hono/utils/cookie';
import { toBase64Url } from '#lib/base64url.ts';
import { sha256 } from '#lib/hash.ts';
import type { Transaction } from '../db/client.ts';
import type { Services } from '../services.ts';

const SESSION_SECONDS = 8 * 60 * 60;
const TOKEN_BYTES = 32;

export type StaffSession = {
  readonly city: string;
  readonly account: string;
  readonly name: string;
  readonly department: string;
  readonly tokenHash: string;
};

type Who = Omit<StaffSession, 'tokenHash'>;

/** The session of this request in this city, if it has one that has not ended. */
export async function readSession(
  { db, clock, origin }: Pick<Services, 'db' | 'clock' | 'origin'>,
  context: Context,
  city: string,
): Promise<StaffSession | null> {
  const token = getCookie(context, cookieName(origin));
  if (!token) return null;
  const tokenHash = await sha256(token);
  const session = await db
    .selectFrom('staff_sessions')
    .select(['account', 'name', 'department'])
    .where('city', '=', city)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  return session ? { city, tokenHash, ...session } : null;
}

/**
 * A new session with a new id; the one that the browser had ends.
 * @param trx in which its audit row is written too
 * @returns the cookie to set
 */
export async function beginSession(
  trx: Transaction,
  { clock, randomBytes, origin }: Pick<Services, 'clock' | 'randomBytes' | 'origin'>,
  context: Context,
  who: Who,
): Promise<string> {
  const token = toBase64Url(randomBytes(TOKEN_BYTES));
  const former = getCookie(context, cookieName(origin));
  const formerHash = former ? await sha256(former) : null;
  const tokenHash = await sha256(token);
  const now = clock();
  if (formerHash) await trx.deleteFrom('staff_sessions').where('token_hash', '=', formerHash).execute();
  await trx
    .insertInto('staff_sessions')
    .values({
      ...who,
      token_hash: tokenHash,
      created_at: now,
      expires_at: new Date(now.getTime() + SESSION_SECONDS * 1000),
    })
    .execute();
  return serialize(cookieName(origin), token, cookieOptions(origin, SESSION_SECONDS));
}

/**
 * @param trx in which its audit row is written too
 * @returns the cookie that removes the cookie
 */
export async function endSession(
  trx: Transaction,
  { origin }: Pick<Services, 'origin'>,
  session: StaffSession,
): Promise<string> {
  await trx
    .deleteFrom('staff_sessions')
    .where('city', '=', session.city)
    .where('token_hash', '=', session.tokenHash)
    .execute();
  return serialize(cookieName(origin), '', cookieOptions(origin, 0));
}

/** Browsers take `__Host-` and Secure from https, and from this machine as if it were. */
export function isTrustworthy(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}

function cookieName(origin: string): string {
  return isTrustworthy(origin) ? '__Host-staff-session' : 'staff-session';
}

function cookieOptions(origin: string, maxAge: number): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: isTrustworthy(origin), maxAge };
}
