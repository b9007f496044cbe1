/**
 * The one policy of every page (DESIGN §7). Headers are frozen inside stored HTML, so the build puts this text
 * into the revision of the precache: a new policy reaches installed apps.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy that blesses a worker's address: src/lib/trusted-script-url.ts.
  'trusted-types own-scripts',
].join('; ');
