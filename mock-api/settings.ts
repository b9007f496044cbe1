/** What the environment decides, parsed once at the start. */
import { resolve } from 'node:path';
import * as z from 'zod/mini';

const text = (fallback: string) => z._default(z.string(), fallback);
const port = (fallback: string) => z.pipe(text(fallback).check(z.regex(/^\d{1,5}$/)), z.transform(Number));
const onOff = (fallback: 'on' | 'off') =>
  z.pipe(
    z._default(z.enum(['on', 'off']), fallback),
    z.transform((value) => value === 'on'),
  );
const count = (fallback: string) =>
  z.pipe(text(fallback).check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));
const origin = z.optional(z.string().check(z.regex(/^https?:\/\/[^/]+$/)));

const environmentSchema = z.object({
  HOST: text('127.0.0.1'),
  /** Port of the residents' app; 0 lets the system choose. */
  PORT: port('8080'),
  STAFF_PORT: port('8081'),
  /** Where the embedded database and the master key live. */
  DATA_DIR: text('.data'),
  /** Selects PostgreSQL instead of the embedded database. */
  DATABASE_URL: z.optional(z.string()),
  /** 32 bytes, base64url: wraps the keys that stand in the database. Without it DATA_DIR/master.key is made. */
  MASTER_KEY: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))),
  /** After the loss of the master key: what the new one does not open is given up at the start. */
  MASTER_KEY_LOST: onOff('off'),
  SIMULATORS: onOff('on'),
  /** `off` serves a worker that removes itself and its caches from every phone that asks. */
  SERVICE_WORKER: onOff('on'),
  /** Addresses as browsers see them, where a proxy speaks TLS in front. */
  PUBLIC_ORIGIN: origin,
  STAFF_ORIGIN: origin,
  /** Folder of the built app. */
  DIST_DIR: text(resolve(import.meta.dirname, '../dist')),
  /** Whether X-Forwarded-For is written by our own proxy and may be believed. */
  BEHIND_PROXY: onOff('off'),
  /** Acts of one kind that one address may do at once; they come back at a sixtieth of it a second. */
  RATE_LIMIT_BURST: count('300'),
});

export type Settings = z.output<typeof environmentSchema>;

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * @param environment as `process.env`; empty variables count as absent
 * @throws SettingsError naming every variable that cannot be read
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new SettingsError(`These variables of the environment cannot be read: ${names.join(', ')}`);
  }
  return { ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR), DIST_DIR: resolve(parsed.data.DIST_DIR) };
}

/** Settings that can be read but hardly meant together. */
export function warningsOf({ PUBLIC_ORIGIN, STAFF_ORIGIN, BEHIND_PROXY }: Settings): string[] {
  const isBehindTls = [PUBLIC_ORIGIN, STAFF_ORIGIN].some((address) => address?.startsWith('https:'));
  if (!isBehindTls || BEHIND_PROXY) return [];
  return [
    'BEHIND_PROXY is off although a proxy speaks TLS in front: all residents count as one address and share its RATE_LIMIT_BURST',
  ];
}
