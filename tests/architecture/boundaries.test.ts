import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '#tools/paths.ts';
import { findViolations } from './cruise.ts';

/** Fewer would mean that files were not read at all, which also finds no violation. */
const FEWEST_MODULES = 150;

/** One fault for each line of the table: the file, what it imports, and the rule that must say so. */
const PLANTED: readonly (readonly [rule: string, from: string, statement: string])[] = [
  ['lib-stands-alone', 'src/lib/a.ts', "import '../contract/good.ts'"],
  ['contract-is-pure', 'src/contract/a.ts', "import 'react'"],
  ['i18n-knows-words-only', 'src/i18n/a.ts', "import '#api/good.ts'"],
  ['i18n-takes-types-from-contract', 'src/i18n/b.ts', "import { good } from '#contract/good.ts'; good()"],
  ['ui-holds-no-data', 'src/ui/a.tsx', "import '#api/good.ts'"],
  ['api-speaks-the-contract', 'src/api/a.ts', "import '#vault/good.ts'"],
  ['vault-knows-no-screens', 'src/vault/a.ts', "import '#ui/good.ts'"],
  ['vault-takes-types-from-contract', 'src/vault/b.ts', "import { good } from '#contract/good.ts'; good()"],
  ['offline-never-sends', 'src/offline/a.ts', "import '#api/good.ts'"],
  ['offline-has-one-door', 'src/features/alpha/a.ts', "import '#offline/good.ts'"],
  ['dexie-lives-in-offline', 'src/features/alpha/b.ts', "import 'dexie'"],
  ['service-worker-stays-small', 'src/service-worker/a.ts', "import '#i18n/good.ts'"],
  ['features-use-what-is-below', 'src/features/alpha/c.ts', "import '#app/good.ts'"],
  ['features-never-import-each-other', 'src/features/alpha/d.ts', "import '#features/beta/good.ts'"],
  ['app-is-for-residents', 'src/app/a.ts', "import '#staff/good.ts'"],
  ['staff-uses-what-is-below', 'src/staff/a.ts', "import '#offline/index.ts'"],
  ['server-shares-the-contract-only', 'mock-api/a.ts', "import '#offline/index.ts'"],
  ['builders-for-tests-stay-there', 'src/app/c.ts', "import '#app/testing/builders.ts'"],
  ['phones-have-no-node', 'src/app/b.ts', "import 'node:fs'"],
  ['no-circles', 'src/lib/circle-back.ts', "import './circle.ts'"],
  ['everything-resolves', 'src/lib/c.ts', "import './nowhere.ts'"],
];

const INNOCENT: Readonly<Record<string, string>> = {
  'src/lib/circle.ts': "import './circle-back.ts'",
  'src/i18n/types.ts': "import type { Good } from '#contract/good.ts'; export const a: Good | null = null",
  'src/vault/types.ts': "import type { Good } from '#contract/good.ts'; export const a: Good | null = null",
  'src/offline/index.ts': "import '#vault/good.ts'; import 'dexie'",
  'src/features/alpha/good.ts': "import '#offline/index.ts'; import '#ui/good.ts'; import 'react'",
  'src/app/good.ts': "import '#features/alpha/good.ts'; import '#offline/index.ts'",
  'src/app/testing/builders.ts': "import '#staff/good.ts'",
  'src/lib/some.test.ts': "import '#api/good.ts'; import 'node:fs'",
};

const GOOD = [
  'lib',
  'contract',
  'i18n',
  'ui',
  'api',
  'vault',
  'offline',
  'features/beta',
  'staff',
  'service-worker',
];

let fixture: string;

beforeAll(async () => {
  fixture = await mkdtemp(join(tmpdir(), 'boundaries-'));
  const files = new Map([
    ...GOOD.map((folder): [string, string] => [
      `src/${folder}/good.ts`,
      'export type Good = string; export const good = () => 1',
    ]),
    ...Object.entries(INNOCENT),
    ...PLANTED.map(([, file, statement]): [string, string] => [file, statement]),
  ]);
  for (const [file, content] of files) {
    await mkdir(dirname(join(fixture, file)), { recursive: true });
    await writeFile(join(fixture, file), content);
  }
  await symlink(join(ROOT, 'package.json'), join(fixture, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(fixture, 'node_modules'));
});

afterAll(async () => {
  await rm(fixture, { recursive: true });
});

test('nobody imports what the table forbids', async () => {
  const { modules, dependencies, violations } = await findViolations(ROOT, ['src', 'mock-api', 'tools']);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(FEWEST_MODULES);
  expect(dependencies).toBeGreaterThan(modules);
});

test('every line of the table finds its planted violation, and nothing that is innocent', async () => {
  const { violations } = await findViolations(fixture, ['src', 'mock-api']);
  const found = violations.map((violation) => violation.split(' → ')[0]);
  const planted = PLANTED.map(([rule, file]) => `${rule}: ${file}`);
  expect(found).toEqual(expect.arrayContaining(planted));
  const guilty = new Set(PLANTED.map(([, file]) => file));
  expect(violations.filter((violation) => !guilty.has(/: (\S+)/u.exec(violation)?.[1] ?? ''))).toEqual([]);
});
