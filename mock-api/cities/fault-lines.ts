import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';

/**
 * A fault with the line of its file on which it stands, as editors and terminals open it: `file:12: …`.
 * @param fault `file: path problem`, as the catalogue names it; anything else is given back as it is
 */
export function withLine(folder: string, fault: string): string {
  const [, file = '', place = ''] = /^(\S+\.yaml): (\S+) /u.exec(fault) ?? [];
  if (file === '' || !existsSync(join(folder, file))) return fault;
  const line = lineOf(readFileSync(join(folder, file), 'utf8'), place.split('.'));
  return fault.replace(`${file}:`, `${file}:${line}:`);
}

/** The line of what this path leads to, or of the deepest part of it that is there. */
function lineOf(yaml: string, path: readonly string[]): number {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
