import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { htmlLang } from '#lib/languages.ts';

const LOCALES = new URL('../../locales/', import.meta.url);

const shellSchema = z.object({
  notFound: z.object({ title: z.string(), text: z.string(), home: z.string() }),
});

/**
 * The page for addresses that lead nowhere, in every language at once: which one is the reader's, the address
 * does not say. It needs neither script nor the built app.
 */
export function notFoundPage(languages: readonly string[]): string {
  const known = languages.map((language) => {
    const file = fileURLToPath(new URL(`${language}/shell.json`, LOCALES));
    return {
      lang: htmlLang(language),
      ...shellSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).notFound,
    };
  });
  const sections = known.map(
    ({ lang, title, text, home }) =>
      `<section lang="${lang}"><h1>${title}</h1><p>${text}</p><p><a href="/">${home}</a></p></section>`,
  );
  return `<!doctype html>
<html lang="${known[0]?.lang ?? 'ja'}">
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
