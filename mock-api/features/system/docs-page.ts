/** The API as a page to read: no script, no inline style, made from the same document as the JSON. */
import type { OpenApiDocument, Operation, Parameter } from './openapi.ts';

export const DOCS_STYLE = `
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font: 1rem/1.7 system-ui, sans-serif; }
a { display: inline-block; padding-block: 0.5rem; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.4; overflow-wrap: anywhere; }
h2 { border-top: 1px solid; margin-top: 3rem; padding-top: 1rem; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: .375rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
:focus-visible { outline: 4px solid #000; outline-offset: 2px; background: #ffd43d; color: #000; }
`;

export function docsPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const contents = operations.map(
    ({ operation, method, path }) =>
      `<li><a href="#${operation.operationId}">${method} <code>${text(path)}</code></a> ${words(operation.summary)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(document.info.title)}: API</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<main>
<h1>${text(document.info.title)}: API</h1>
<p>${words(document.info.description)}</p>
<p>For programs: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI ${document.openapi})</p>
<ul>
${contents.join('\n')}
</ul>
${operations.map(({ path, method, operation }) => section(path, method, operation)).join('\n')}
<section>
<h2 id="problem">Problem</h2>
${schemaBlock((document.components.schemas as { Problem: unknown }).Problem)}
</section>
</main>
</body>
</html>
`;
}

function section(path: string, method: string, operation: Operation): string {
  const body = Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, content]) =>
      `<h3>Body</h3><p><code>${text(type)}</code></p>${schemaBlock((content as { schema: unknown }).schema)}`,
  );
  return `<section>
<h2 id="${operation.operationId}">${method} <code>${text(path)}</code></h2>
<p>${words(operation.summary)} For: ${operation.tags.join(', ')}; ${text(whoMay(operation))}.</p>
${parameterTable(operation.parameters)}
${body.join('\n')}
<h3>Answers</h3>
${Object.entries(operation.responses)
  .map(([status, response]) => answer(status, response))
  .join('\n')}
</section>`;
}

function whoMay({ security }: Operation): string {
  const names = security.flatMap((scheme) => Object.keys(scheme));
  return names.length === 0 ? 'anyone may call' : `needs ${names.join(', ')}`;
}

function parameterTable(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ name, in: place, required, description, schema }) =>
      `<tr><th scope="row"><code>${text(name)}</code></th><td>${place}${required ? '' : ', optional'}</td>` +
      `<td>${description ? `${words(description)} ` : ''}<code>${text(JSON.stringify(schema))}</code></td></tr>`,
  );
  return `<h3>Parameters</h3><table><tbody>${rows.join('')}</tbody></table>`;
}

function answer(status: string, response: Record<string, unknown>): string {
  const contents = Object.entries(
    (response.content ?? {}) as Record<string, { schema: Record<string, unknown> }>,
  );
  const shapes = contents.map(([type, { schema }]) =>
    '$ref' in schema
      ? ` <a href="#problem"><code>${text(type)}</code></a>`
      : ` <code>${text(type)}</code>${schemaBlock(schema)}`,
  );
  return `<div><strong>${status}</strong> ${words(String(response.description))}${shapes.join('')}</div>`;
}

function schemaBlock(schema: unknown): string {
  return `<details><summary>Schema</summary><pre>${text(JSON.stringify(schema, null, 2))}</pre></details>`;
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Escaped, with `code` in backticks set as such. */
function words(value: string): string {
  return text(value).replace(/`([^`]+)`/gu, '<code>$1</code>');
}
