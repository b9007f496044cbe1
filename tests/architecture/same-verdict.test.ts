import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyCase, type Case } from '#tests/support/random-procedures.ts';
import { ROOT } from '#tools/paths.ts';

const CASES = 1_000;
/** Where the cases must be good enough, whatever the day. */
const FIXED_SEED = 20261121;
const RULES = join(ROOT, 'src/contract/procedures/rules.ts');
const PRINT = fileURLToPath(import.meta.resolve('../support/print-verdicts.ts'));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'same-verdict-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The rules as phones get them: target and minification are those of vite.config.ts. */
async function bundleForPhones(name: string, plugins: Plugin[] = []): Promise<string> {
  const outDir = join(folder, name);
  await build({
    root: ROOT,
    logLevel: 'warn',
    plugins,
    build: {
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: RULES,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'rules.mjs', format: 'es' },
      },
    },
  });
  return join(outDir, 'rules.mjs');
}

/** Rules in which one limit is another than on the server. */
function withFault(): Plugin {
  return {
    name: 'fault',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('validate-field.ts')) return null;
      const faulty = code.replace('countCharacters(value) > field.maxLength', '$& + 1');
      if (faulty === code) throw new Error('the limit to plant a fault in is no longer there');
      return faulty;
    },
  };
}

function verdicts(file: string, cases: readonly Case[]): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [PRINT, file],
      { cwd: ROOT, maxBuffer: 2 ** 30 },
      (error, stdout) => (error ? reject(error) : resolve(JSON.parse(stdout))),
    );
    child.stdin?.end(JSON.stringify(cases));
  });
}

function draw(seed: number): readonly Case[] {
  return fc.sample(anyCase, { seed, numRuns: CASES });
}

test('phone and server decide alike about whatever is defined and typed', async () => {
  // Drawn anew each time; the message of a failing run names the seed.
  const seed = Date.now() % 2 ** 31;
  const cases = draw(seed);
  const phone = await verdicts(await bundleForPhones('phone'), cases);
  const server = await verdicts(RULES, cases);
  expect(server).toHaveLength(CASES);
  const different = cases.filter(
    (_, index) => JSON.stringify(phone[index]) !== JSON.stringify(server[index]),
  );
  expect({ seed, different: different.slice(0, 1) }).toEqual({ seed, different: [] });
  expect(phone).toEqual(server);
});

test('one limit that differs on the phone does not go unnoticed', async () => {
  const cases = draw(FIXED_SEED);
  const phone = await verdicts(await bundleForPhones('fault', [withFault()]), cases);
  expect(phone).not.toEqual(await verdicts(RULES, cases));
});

test('the cases reach every kind of issue', async () => {
  const cases = draw(FIXED_SEED);
  const found = JSON.stringify(await verdicts(RULES, cases));
  const codes = [
    ...['missing', 'too-long', 'not-text', 'not-a-date', 'in-the-future', 'in-the-past', 'too-early'],
    ...['too-young', 'too-old', 'not-a-phone', 'not-a-mail', 'not-a-postal-code', 'not-a-number'],
    ...['too-low', 'too-high', 'wrong-length', 'check-digit', 'not-the-same', 'not-katakana'],
    ...['unknown-option', 'too-few', 'too-many', 'too-few-entries', 'too-many-entries', 'not-declared'],
    ...['not-eligible', 'not-yet', 'counter-only'],
  ];
  expect(codes.filter((code) => !found.includes(`"code":"${code}"`))).toEqual([]);
});
