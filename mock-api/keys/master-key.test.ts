import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toBase64Url } from '#lib/base64url.ts';
import { MasterKeyError, masterKeyOf, readMasterKey } from './master-key.ts';

const secret = Buffer.from('AGE-SECRET-KEY-1');

test('what it wrapped it unwraps, in its own context only', () => {
  const key = masterKeyOf(new Uint8Array(32).fill(1));
  const wrapped = key.wrap(secret, 'intake:hino:1');
  expect(key.unwrap(wrapped, 'intake:hino:1')).toEqual(secret);
  expect(() => key.unwrap(wrapped, 'intake:hachioji:1')).toThrow(MasterKeyError);
  expect(() => masterKeyOf(new Uint8Array(32)).unwrap(wrapped, 'intake:hino:1')).toThrow(MasterKeyError);
  expect(wrapped.includes(secret)).toBe(false);
});

test('the file is made once, for its owner, and read from then on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'city-hall-key-'));
  const first = readMasterKey(undefined, folder);
  const second = readMasterKey(undefined, folder);
  expect(second.unwrap(first.wrap(secret, 'a'), 'a')).toEqual(secret);
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'master.key'), 'utf8').trim()).toHaveLength(43);
  rmSync(folder, { recursive: true });
});

test('the environment goes before the file', () => {
  const bytes = new Uint8Array(32).fill(9);
  const wrapped = masterKeyOf(bytes).wrap(secret, 'a');
  expect(readMasterKey(toBase64Url(bytes), '/nowhere').unwrap(wrapped, 'a')).toEqual(secret);
});

test('a key of another length is refused', () => {
  expect(() => masterKeyOf(new Uint8Array(16))).toThrow(MasterKeyError);
});
