import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#tools/paths.ts';
import { brokenRules, SOURCE_RULES } from './source-rules.ts';

/** This folder holds the patterns themselves. */
const FOLDERS = ['src', 'mock-api', 'tools', 'public', 'tests'];
const OWN = 'tests/architecture/';

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

test('the code keeps its habits', async () => {
  const inFolders = (await Promise.all(FOLDERS.map(filesOf))).flat().filter((path) => !path.startsWith(OWN));
  const paths = [...inFolders, 'index.html', 'staff.html'].filter((path) =>
    /\.(tsx?|css|html|svg)$/u.test(path),
  );
  expect(paths.length).toBeGreaterThan(200);
  const broken = await Promise.all(
    paths.map(async (path) => brokenRules(path, await readFile(join(ROOT, path), 'utf8'))),
  );
  expect(broken.flat()).toEqual([]);
});

const PLANTED: Readonly<Record<string, string>> = {
  'the linter is not silenced': '// biome-ignore lint: later',
  'the compiler is not silenced': '// @ts-expect-error',
  'nothing is any': 'const a = b as any;',
  'no web font': "@font-face { src: url('a.woff2') }",
  'no placeholder in a field': '<input placeholder="名前" />',
  'no date picker of the browser': '<input type="date" />',
  'no inline style': '<p style={{ color }} />',
  'no HTML from strings': 'element.innerHTML = text;',
  'zod is imported small': "import { z } from 'zod';",
  'nothing lies in localStorage that is a secret': "localStorage.setItem('claim', claim);",
};

test.each(SOURCE_RULES)('a planted line is found: $name', ({ name }) => {
  expect(brokenRules('src/ui/planted.tsx', `const a = 1;\n${PLANTED[name]}`)).toEqual([
    `${name}: src/ui/planted.tsx:2`,
  ]);
});
