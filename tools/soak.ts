/** `npm run soak`: the counted suites with full counts; what they measure goes to docs/figures. */
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { ROOT } from './paths.ts';
import { runStep } from './steps.ts';

/** The suites that read these counts and call `recordFigures`. */
const SUITES = [
  'tests/contract',
  'tests/faults',
  'tests/races',
  'tests/soak',
  'tests/journeys',
  'tests/accessibility/crawl.test.ts',
];

const CHROMIUM_PATH = await ensureChromium();
await buildIfStale();
const { passed } = await runStep({
  name: 'soak',
  command: [
    'vitest',
    'run',
    '--testTimeout=14400000',
    '--hookTimeout=600000',
    ...SUITES,
    ...process.argv.slice(2),
  ],
  environment: {
    CHROMIUM_PATH,
    FUZZ_COUNT: '10000',
    KILL_COUNT: '50',
    EXACTLY_ONCE_COUNT: '300',
    CRAWL: 'whole',
    SEED: process.env.SEED ?? String(Date.now() % 2 ** 31),
    FIGURES_DIR: join(ROOT, 'docs/figures'),
  },
});
process.exitCode = passed ? 0 : 1;
