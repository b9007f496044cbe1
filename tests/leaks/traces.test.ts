import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canariesOf, findTraces, piecesOf, searchFolder } from './traces.ts';

const SECRET = '髙橋カナリヤ Zq7';
const CANARIES = canariesOf({ secret: SECRET });
const swapped = () => Buffer.from(SECRET, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(`…${SECRET}…`)],
  ['UTF-16LE', Buffer.from(`…${SECRET}…`, 'utf16le')],
  ['UTF-16BE', swapped()],
  ['base64 at the start', Buffer.from(Buffer.from(`${SECRET}…`).toString('base64'))],
  ['base64 one later', Buffer.from(Buffer.from(`x${SECRET}…`).toString('base64'))],
  ['base64 two later', Buffer.from(Buffer.from(`xx${SECRET}…`).toString('base64'))],
  ['base64url', Buffer.from(Buffer.from(`x${SECRET}…`).toString('base64url'))],
  ['hexadecimal', Buffer.from(Buffer.from(SECRET).toString('hex'))],
  ['an address', Buffer.from(`/find?name=${encodeURIComponent(SECRET)}`)],
  ['JSON with escapes', Buffer.from('{"a":"\\u9ad9\\u6a4b\\u30ab\\u30ca\\u30ea\\u30e4 Zq7"}')],
])('a text is found in %s', (_, bytes) => {
  expect(findTraces('here', bytes, CANARIES)).not.toEqual([]);
});

test('a text that is not there is not found', () => {
  expect(findTraces('here', Buffer.from('髙橋カナリヤ Zq8'), CANARIES)).toEqual([]);
});

test('a piece of a file is found within another', () => {
  const file = Uint8Array.from({ length: 500 }, (_, index) => (index * 7919) % 256);
  const other = Buffer.concat([Buffer.from('head'), file.subarray(200, 300), Buffer.from('tail')]);
  expect(findTraces('here', other, piecesOf('photograph', file))).toHaveLength(1);
});

test('a folder is searched to its depths', () => {
  const folder = mkdtempSync(join(tmpdir(), 'traces-'));
  writeFileSync(join(folder, 'a.log'), `before ${SECRET} after`);
  expect(searchFolder(folder, CANARIES)).toEqual(['a.log: secret as bytes']);
  rmSync(folder, { recursive: true });
});
