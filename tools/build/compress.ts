/** Compresses once what the server would otherwise compress at every request. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXTS = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest']);

/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Puts a .br and a .gz beside every text in the folder. */
export async function compressTexts(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.filter((entry) => isServed(entry) && TEXTS.has(extname(entry.name)));
  for (const { parentPath, name } of texts) {
    const file = join(parentPath, name);
    const bytes = await readFile(file);
    if (bytes.length < WORTH_BYTES) continue;
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const [brotli, gzipped] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
    await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
  }
}

/** What Vite keeps for itself lies in a hidden folder. */
function isServed(entry: Dirent): boolean {
  return entry.isFile() && !basename(entry.parentPath).startsWith('.');
}
