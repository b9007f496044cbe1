import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Suites that need the built app, and among them those that keep a browser and a server busy. */
const BUILD = ['tests/architecture/**'];
const BROWSER = ['tests/journeys/**', 'tests/accessibility/**', 'tests/faults/**'];

const tests = (folders: readonly string[]) => folders.map((folder) => `${folder}/*.test.{ts,tsx}`);
const built = './tests/support/build-global-setup.ts';

/** Components name jsdom themselves, in `@vitest-environment` at the head of their file. */
export default defineConfig({
  plugins: [react()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: tests(['src/**', 'mock-api/**', 'tools/**', 'tests/**']),
          exclude: [...BUILD, ...BROWSER, 'tests/bench/peers/**'],
          setupFiles: ['./tests/support/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: tests(BUILD),
          setupFiles: ['./tests/support/setup.ts'],
          globalSetup: [built],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: tests(BROWSER),
          setupFiles: ['./tests/support/setup.ts'],
          globalSetup: [built],
          // Two cores: one browser and one server are enough for them.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
        },
      },
    ],
  },
});
