/**
 * Trusted Types are required (DESIGN §7): a worker's address must be blessed by the one policy that the
 * Content-Security-Policy names. Only addresses of this origin pass.
 */
type ScriptUrlPolicy = { createScriptURL(url: string): unknown };
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
};

let policy: ScriptUrlPolicy | null = null;

/** @throws TypeError for an address of another origin */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return sameOrigin(url);
  policy ??= trustedTypes.createPolicy('own-scripts', { createScriptURL: sameOrigin });
  // A TrustedScriptURL goes wherever the DOM's types still say string.
  return policy.createScriptURL(url) as string;
}

function sameOrigin(url: string): string {
  const absolute = new URL(url, location.href);
  if (absolute.origin !== location.origin) throw new TypeError('not a script of this origin');
  return absolute.href;
}
