/** What suites measured, for the closing figures of a soak or a bench. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The seed of this run: every suite that draws lots draws them from here, so that a failure can be repeated. */
export function runSeed(): number {
  return Number(process.env.SEED ?? 1);
}

/** How often a counted suite repeats: the small count in `npm test`, the full one in `npm run soak`. */
export function runCount(name: 'FUZZ_COUNT' | 'KILL_COUNT' | 'EXACTLY_ONCE_COUNT', small: number): number {
  return Number(process.env[name] ?? small);
}

/**
 * Prints figures and, in a soak, keeps them in docs/figures with commit and seed.
 * @param name file name without ending: `exactly-once`
 * @param data anything that JSON can say
 */
export function recordFigures(name: string, data: Readonly<Record<string, unknown>>): void {
  const folder = process.env.FIGURES_DIR;
  // Not through the console: a test's console is to be silent.
  process.stdout.write(`${name}: ${JSON.stringify(data)}\n`);
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const figures = { name, measured: new Date().toISOString(), commit: commit(), seed: runSeed(), ...data };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

function commit(): string {
  const head = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
  const changes = execFileSync('git', ['status', '--porcelain', '--', ':!docs/figures'], {
    encoding: 'utf8',
  });
  return changes === '' ? head : `${head} with changes`;
}
