/** Finds what a person wrote, in whatever form a program may have put it down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export type Canary = {
  /** What it is, for the one who reads the finding. */
  readonly name: string;
  readonly bytes: Buffer;
};

export type Trace = string;

/** @param texts each must be long and odd enough to stand nowhere by chance */
export function canariesOf(texts: Readonly<Record<string, string>>): Canary[] {
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') }));
}

/** Pieces of a file, from all over it: a copy of a part is found too. */
export function piecesOf(name: string, file: Uint8Array): Canary[] {
  const length = 24;
  return [0.3, 0.5, 0.7, 0.9].map((share) => {
    const start = Math.floor((file.length - length) * share);
    return { name: `${name} at ${start}`, bytes: Buffer.from(file.subarray(start, start + length)) };
  });
}

/** @returns a line for each canary and form that stands in the bytes */
export function findTraces(place: string, bytes: Buffer, canaries: readonly Canary[]): Trace[] {
  return canaries.flatMap(({ name, bytes: canary }) =>
    [...formsOf(canary)]
      .filter(([, form]) => bytes.includes(form))
      .map(([form]) => `${place}: ${name} as ${form}`),
  );
}

/** Every file of a folder, whatever it is called. Files that vanish meanwhile hold nothing any more. */
export function searchFolder(folder: string, canaries: readonly Canary[]): Trace[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const place = relative(folder, path);
      return [
        // A name can say as much as what it names.
        ...findTraces(`the name of ${place}`, Buffer.from(place), canaries),
        ...findTraces(place, readFileSync(path), canaries),
      ];
    });
}

function formsOf(bytes: Buffer): Map<string, Buffer> {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  const utf16 = Buffer.from(text, 'utf16le');
  const forms = new Map([
    ['bytes', bytes],
    ['hexadecimal', Buffer.from(bytes.toString('hex'))],
    ['hexadecimal in capitals', Buffer.from(bytes.toString('hex').toUpperCase())],
    ...base64Forms(bytes),
  ]);
  if (!isText) return forms;
  forms.set('UTF-16LE', utf16);
  forms.set('UTF-16BE', Buffer.from(utf16).swap16());
  const encoded = encodeURIComponent(text);
  if (encoded !== text) forms.set('percent-encoding', Buffer.from(encoded));
  const escaped = [...text].map(escapeForJson).join('');
  if (escaped !== text) forms.set('JSON escapes', Buffer.from(escaped));
  return forms;
}

/** Within longer text the first and last letters of base64 depend on their neighbours; those between do not. */
function base64Forms(bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].flatMap((before): [string, Buffer][] => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    const ends = (bytes.length + before) % 3 === 0 ? text.length : text.length - 1;
    const middle = text.slice(before === 0 ? 0 : before + 1, ends);
    const safe = middle.replaceAll('+', '-').replaceAll('/', '_');
    const forms: [string, Buffer][] = [[`base64 after ${before}`, Buffer.from(middle)]];
    if (safe !== middle) forms.push([`base64url after ${before}`, Buffer.from(safe)]);
    return forms;
  });
}

function escapeForJson(character: string): string {
  return /[\x20-\x7e]/u.test(character)
    ? character
    : [...Array(character.length).keys()]
        .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
        .join('');
}
