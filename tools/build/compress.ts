/** Compresses once what the server would otherwise compress at every request. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXTS = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest']);

/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000;

/** Enough for every core to have one in hand. */
const AT_ONCE = 8;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Puts a .br and a .gz beside every text in the folder. */
export async function compressTexts(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.filter((entry) => isServed(entry) && TEXTS.has(extname(entry.name)));
  const files = texts.map(({ parentPath, name }) => join(parentPath, name));
  for (let start = 0; start < files.length; start += AT_ONCE) {
    await Promise.all(files.slice(start, start + AT_ONCE).map(compressText));
  }
}

async function compressText(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < WORTH_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [brotli, gzipped] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
}

/** What Vite keeps for itself lies in a hidden folder. */
function isServed(entry: Dirent): boolean {
  return entry.isFile() && !basename(entry.parentPath).startsWith('.');
}
