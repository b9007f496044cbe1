import { findChromium } from './chromium.ts';
import { runStep, type Step } from './steps.ts';

const QUIET = { DEBIAN_FRONTEND: 'noninteractive' };

/** Ways to get a browser, the first that works: Playwright's own, then Debian's package. */
const INSTALLATIONS: readonly Step[] = [
  {
    name: 'install Chromium with Playwright',
    command: ['playwright-core', 'install', '--with-deps', 'chromium'],
  },
  {
    name: 'install Chromium with apt-get',
    command: [
      'sh',
      '-c',
      'apt-get update -q && apt-get install -qy --no-install-recommends chromium fonts-noto-cjk',
    ],
    environment: QUIET,
  },
];

/**
 * The path of a Chromium, installed now if there is none.
 * @throws Error with what to do, in one line
 */
export async function ensureChromium(): Promise<string> {
  for (const installation of [null, ...INSTALLATIONS]) {
    if (installation) await runStep(installation);
    const path = findChromium();
    if (path) return path;
  }
  throw new Error(
    'No Chromium was found: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to it.',
  );
}
