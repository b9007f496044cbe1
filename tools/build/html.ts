/** Puts pages together from Vite's HTML and what was rendered. Text in, text out. */

/** @param html the page of an entry as Vite wrote it */
export function withLanguage(html: string, language: string): string {
  return replaceOnce(html, /<html lang="[^"]*">/u, `<html lang="${escapeAttribute(language)}">`);
}

/** Moves style sheets before the scripts: the text is there, and waits for nothing but its style. */
export function withStylesFirst(html: string): string {
  const styles = html.match(/ *<link rel="stylesheet"[^>]*>\n/gu) ?? [];
  const without = styles.reduce((rest, style) => rest.replace(style, () => ''), html);
  return replaceOnce(without, / *<script type="module"/u, `${styles.join('')}    <script type="module"`);
}

/** Adds lines at the end of the head. */
export function withHead(html: string, elements: readonly string[]): string {
  return replaceOnce(
    html,
    /[ ]*<\/head>/u,
    `${elements.map((element) => `    ${element}\n`).join('')}  </head>`,
  );
}

/** Fills `#root`. The app takes over what stands there only when the path is the one it was rendered for. */
export function withRoot(html: string, path: string, content: string): string {
  return replaceOnce(
    html,
    '<div id="root"></div>',
    `<div id="root" data-path="${escapeAttribute(path)}">${content}</div>`,
  );
}

/** Adds a block of data that no policy takes for a script. */
export function withData(html: string, id: string, data: unknown): string {
  return replaceOnce(html, /[ ]*<\/body>/u, `    ${dataBlock(id, data)}\n  </body>`);
}

/** `<` is written as its escape, so that no text can close the element. */
function dataBlock(id: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${escapeAttribute(id)}">${json}</script>`;
}

export function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${written.join('')} />`;
}

export function titleElement(text: string): string {
  return `<title>${escapeText(text)}</title>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** @throws Error when the place to fill is not there exactly once: the template has changed */
function replaceOnce(html: string, place: string | RegExp, replacement: string): string {
  if (html.split(place).length !== 2) throw new Error(`the page has no single ${place}`);
  return html.replace(place, () => replacement);
}
