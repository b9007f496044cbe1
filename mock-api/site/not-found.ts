import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { languageTag } from '#contract/ids.ts';

const wordsSchema = z.record(
  languageTag,
  z.strictObject({ title: z.string(), text: z.string(), home: z.string() }),
);

/** The page for addresses that lead nowhere; it needs neither script nor the built app. */
export function notFoundPage(languages: readonly string[]): string {
  const words = wordsSchema.parse(parse(readFileSync(join(import.meta.dirname, 'not-found.yaml'), 'utf8')));
  const known = languages.flatMap((language) => {
    const entry = words[language];
    return entry ? [{ language, ...entry }] : [];
  });
  const sections = known.map(
    ({ language, title, text, home }) =>
      `<section lang="${language}"><h1>${title}</h1><p>${text}</p><p><a href="/">${home}</a></p></section>`,
  );
  return `<!doctype html>
<html lang="${known[0]?.language ?? 'ja'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${known.map(({ title }) => title).join(' / ')}</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body><main>
${sections.join('\n')}
</main></body>
</html>
`;
}
