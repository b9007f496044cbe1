import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimDataDir, DataDirError } from './data-dir.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-hall-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('it is free, taken, and free again', async () => {
  const release = await claimDataDir(folder);
  expect(existsSync(join(folder, 'server.lock'))).toBe(true);
  await release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a living process keeps it', async () => {
  // Process 1 lives as long as the machine; its number and start are what it would have written.
  const first = spawnSync('sh', ['-c', `awk '{print "1 "$22}' /proc/1/stat`], { encoding: 'utf8' });
  writeFileSync(join(folder, 'server.lock'), first.stdout.trim());
  await expect(claimDataDir(folder)).rejects.toThrow(DataDirError);
});

test('a process that was killed does not, nor another that got its number', async () => {
  for (const holder of ['999999999 5', `${process.ppid} 1`, 'nonsense', '']) {
    writeFileSync(join(folder, 'server.lock'), holder);
    await (await claimDataDir(folder))();
    expect(readdirSync(folder)).toEqual([]);
  }
});
