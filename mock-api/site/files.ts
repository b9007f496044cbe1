/** The built app as files: read once, kept while they do not change on the disk. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

/** Siblings made by the build, best first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

type Stored = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mtimeMs: number; readonly tag: string };

export type File = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly encoding: string | null;
  /** A strong ETag: of these very bytes. */
  readonly etag: string;
  /** Whether another encoding of it exists, so that caches must ask. */
  readonly varies: boolean;
};

export type Files = {
  /**
   * @param path within the folder, decoded, with its leading slash
   * @param acceptEncoding of the request; null for the plain bytes
   * @returns null when there is no such file, or it is none that may be served
   */
  readonly read: (path: string, acceptEncoding: string | null) => Promise<File | null>;
};

export function openFiles(folder: string): Files {
  const cache = new Map<string, Stored>();

  async function load(path: string): Promise<Stored | null> {
    const full = join(folder, path);
    const info = await stat(full).catch(() => null);
    if (!info?.isFile()) {
      cache.delete(path);
      return null;
    }
    const cached = cache.get(path);
    if (cached?.mtimeMs === info.mtimeMs) return cached;
    const bytes = new Uint8Array(await readFile(full));
    const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const stored = { bytes, mtimeMs: info.mtimeMs, tag };
    cache.set(path, stored);
    return stored;
  }

  return {
    async read(path, acceptEncoding) {
      const mediaType = MEDIA_TYPES[extname(path)];
      if (mediaType === undefined || !isPlain(path)) return null;
      const plain = await load(path);
      if (!plain) return null;
      let varies = false;
      let best: File | null = null;
      for (const { name, suffix } of ENCODINGS) {
        const packed = await load(path + suffix);
        // A sibling older than its file was left by an earlier build.
        if (!packed || packed.mtimeMs < plain.mtimeMs) continue;
        varies = true;
        if (best || !accepts(acceptEncoding, name)) continue;
        best = { bytes: packed.bytes, mediaType, encoding: name, etag: `"${packed.tag}"`, varies };
      }
      return best ?? { bytes: plain.bytes, mediaType, encoding: null, etag: `"${plain.tag}"`, varies };
    },
  };
}

/** No way out of the folder, no hidden file, no name that means something else to the file system. */
function isPlain(path: string): boolean {
  const names = path.split('/').slice(1);
  return (
    path.startsWith('/') && names.every((name) => /^[\w-][\w.~@-]*$/u.test(name) && !name.includes('..'))
  );
}

function accepts(header: string | null, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
