/** What in a page breaks `default-src 'none'` with everything from this origin only. */
const PATTERNS: readonly (readonly [fault: string, pattern: RegExp])[] = [
  ['an inline style', /<[^>]+\sstyle=/u],
  ['an inline handler', /<[^>]+\son[a-z]+=/u],
  ['an inline script', /<script(?![^>]*\b(src|type="application\/json"))[^>]*>/u],
  ['a style element', /<style[\s>]/u],
];

export function faultsOfPage(html: string): string[] {
  const loaded = [
    ...html.matchAll(/<(?:script|link|img|source|iframe|use)\b[^>]*?\s(?:src|href)="([^"]*)"/gu),
  ];
  const foreign = loaded
    .map(([, address = '']) => address)
    .filter((address) => /^([a-z]+:)?\/\//u.test(address));
  return [
    ...PATTERNS.filter(([, pattern]) => pattern.test(html)).map(([fault]) => fault),
    ...foreign.map((address) => `another origin: ${address}`),
  ];
}
