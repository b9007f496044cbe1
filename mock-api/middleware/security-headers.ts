import type { MiddlewareHandler } from 'hono';
import { CONTENT_SECURITY_POLICY } from './security-policy.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  // The camera is for photographs of certificates; nothing else of the device is asked for.
  'permissions-policy': [
    'camera=(self)',
    ...[
      'accelerometer',
      'browsing-topics',
      'display-capture',
      'geolocation',
      'gyroscope',
      'magnetometer',
    ].map(off),
    ...['microphone', 'midi', 'payment', 'serial', 'usb'].map(off),
  ].join(', '),
};

const TWO_YEARS_SECONDS = 63_072_000;

function off(feature: string): string {
  return `${feature}=()`;
}

/** On every answer, whatever it is. @param behindTls whether browsers reach us by https */
export function securityHeaders(behindTls: boolean): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    if (behindTls) context.res.headers.set('strict-transport-security', `max-age=${TWO_YEARS_SECONDS}`);
  };
}
