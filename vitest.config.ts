import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const inFolders = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);
const BUILD_SETUP = './tests/support/build-global-setup.ts';
const POSTGRES_SETUP = './tests/support/postgres-global-setup.ts';

/** Components ask for jsdom themselves, by `@vitest-environment` at the head of their test. */
export default defineConfig({
  plugins: [react()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    setupFiles: ['./tests/support/setup.ts'],
    projects: [
      { extends: true, test: { name: 'units', include: inFolders('src', 'tools', 'tests/support') } },
      {
        extends: true,
        test: {
          name: 'api',
          include: inFolders('mock-api', 'tests/contract', 'tests/races'),
          globalSetup: [POSTGRES_SETUP],
          // One engine for all files of a worker: starting it costs more than most of them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: inFolders('tests/architecture'),
          globalSetup: [BUILD_SETUP],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: inFolders(
            'tests/journeys',
            'tests/accessibility',
            'tests/leaks',
            'tests/faults',
            'tests/soak',
          ),
          globalSetup: [BUILD_SETUP, POSTGRES_SETUP],
          // After all others: each of these files has a browser and a server of its own.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
        },
      },
    ],
  },
});
