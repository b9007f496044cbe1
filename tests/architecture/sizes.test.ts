import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST, ROOT } from '#tools/paths.ts';
import { describeSize, measureBuild } from '#tools/sizes.ts';

const languages = await readdir(join(ROOT, 'locales'));

test('everything that a phone loads stays within its limit', async () => {
  const sizes = await measureBuild(DIST, languages);
  process.stdout.write(`${sizes.map(describeSize).join('\n')}\n`);
  expect(sizes.length).toBeGreaterThan(languages.length + 5);
  expect(sizes.filter(({ bytes }) => bytes < 100)).toEqual([]);
  expect(sizes.filter(({ bytes, limit }) => bytes > limit).map(describeSize)).toEqual([]);
});

test('a build that has grown is found', async () => {
  const grown = await mkdtemp(join(tmpdir(), 'sizes-'));
  try {
    await cp(DIST, grown, { recursive: true });
    const page = await readFile(join(grown, 'shell.html'), 'utf8');
    const entry = /src="(\/assets\/[^"]+)"/u.exec(page)?.[1] ?? '';
    const noise = Array.from({ length: 20_000 }, (_, index) => Math.sin(index).toString(36)).join('');
    await writeFile(join(grown, entry), noise, { flag: 'a' });
    const over = (await measureBuild(grown, languages)).filter(({ bytes, limit }) => bytes > limit);
    expect(over.map(({ what }) => what)).toContain('first route');
  } finally {
    await rm(grown, { recursive: true });
  }
});
