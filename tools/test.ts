/** `npm test`: everything. The last line is the true total. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { buildIfStale } from './build-if-stale.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { CACHE } from './paths.ts';
import { DEAD_CODE, describeStep, LINT, runStep, type StepResult, TYPES, WORKER_TYPES } from './steps.ts';

const REPORT = join(CACHE, 'test-report.json');

const reportSchema = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const steps: StepResult[] = [];
const chromium = await timed('a browser to test with', ensureChromium);
for (const step of [TYPES, WORKER_TYPES, LINT, DEAD_CODE]) steps.push(await runStep(step));
await timed('build', buildIfStale);
await rm(REPORT, { force: true });
const suites = await runStep({
  name: 'tests',
  command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
  environment: chromium ? { CHROMIUM_PATH: chromium } : {},
});

const tests = await countTests(suites.passed);
console.log(['', ...[...steps, suites].map(describeStep)].join('\n'));
const passed = steps.filter((step) => step.passed).length + tests.passed;
const failed = steps.filter((step) => !step.passed).length + tests.failed;
if (tests.left > 0) console.log(`${tests.left} tests did not apply here`);
console.log(`total: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a preparation, which counts as a test too: without it others would fail for its reason. */
async function timed<Value>(name: string, act: () => Promise<Value>): Promise<Value | null> {
  const started = performance.now();
  let value: Value | null = null;
  let isDone = false;
  try {
    value = await act();
    isDone = true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const result = { name, passed: isDone, seconds: (performance.now() - started) / 1_000 };
  console.log(describeStep(result));
  steps.push(result);
  return value;
}

/** A file that cannot even be loaded, and an error outside of any test, fail without a failed test: count them. */
async function countTests(isWell: boolean): Promise<{ passed: number; failed: number; left: number }> {
  const text = await readFile(REPORT, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1, left: 0 };
  const report = reportSchema.parse(JSON.parse(text));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: isWell ? failed : Math.max(failed, 1),
    left: report.numTotalTests - report.numPassedTests - report.numFailedTests,
  };
}
