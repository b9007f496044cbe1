/** Runs the commands of a check one after another; all of them, also when an early one fails. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { ROOT } from './paths.ts';

export type Step = {
  readonly name: string;
  readonly command: readonly [program: string, ...parameters: string[]];
  readonly environment?: Readonly<Record<string, string>>;
};

export type StepResult = { readonly name: string; readonly passed: boolean; readonly seconds: number };

export const TYPES: Step = { name: 'types', command: ['tsc', '-p', '.'] };
export const WORKER_TYPES: Step = {
  name: 'types of the service worker',
  command: ['tsc', '-p', 'src/service-worker'],
};
export const LINT: Step = { name: 'lint and format', command: ['biome', 'check', '.'] };
export const DATA: Step = { name: 'data of the cities', command: [process.execPath, 'tools/check-data.ts'] };
export const DEAD_CODE: Step = { name: 'dead code', command: ['knip'] };

/** @returns whether the step passed and how long it took; never throws for a failing command */
export async function runStep({ name, command, environment }: Step): Promise<StepResult> {
  const started = performance.now();
  const [program, ...parameters] = command;
  const child = spawn(program, parameters, {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      ...environment,
    },
  });
  const code = await Promise.race([
    once(child, 'exit').then(([exitCode]) => exitCode as number | null),
    once(child, 'error').then(() => null),
  ]);
  const result = { name, passed: code === 0, seconds: (performance.now() - started) / 1_000 };
  console.log(describeStep(result));
  return result;
}

export function describeStep({ name, passed, seconds }: StepResult): string {
  return `${passed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`;
}
