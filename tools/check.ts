/** `npm run check`: all that can be said about the code without running a journey. */
import { buildIfStale } from './build-if-stale.ts';
import { DATA, DEAD_CODE, LINT, runStep, type StepResult, TYPES, WORKER_TYPES } from './steps.ts';

const results: StepResult[] = [];
for (const step of [TYPES, WORKER_TYPES, LINT, DATA, DEAD_CODE]) results.push(await runStep(step));
await buildIfStale();
results.push(
  await runStep({
    name: 'boundaries, languages, sizes',
    command: ['vitest', 'run', '--project', 'build', 'tests/architecture'],
  }),
);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
