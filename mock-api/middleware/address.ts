import type { Context } from 'hono';

/**
 * Where a request comes from, for the rate limit only; it is kept in memory and never logged.
 * @param behindProxy whether our own proxy writes the last entry of X-Forwarded-For
 */
export function addressOf(context: Context, behindProxy: boolean): string {
  const forwarded = behindProxy
    ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return forwarded ?? socketAddress(context.env) ?? 'unknown';
}

/** The server of Node passes its own request along; tests that call the app directly have none. */
function socketAddress(bindings: unknown): string | undefined {
  const { incoming } = (bindings ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}
