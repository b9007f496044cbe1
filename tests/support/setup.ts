/** A test that prints something nobody expected has failed: warnings are read when they appear, or never. */
import { format } from 'node:util';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const method of METHODS) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      printed.push(`${method}: ${format(...parts)}`);
    });
  }
});

afterEach(() => {
  const lines = printed;
  vi.restoreAllMocks();
  expect(lines, 'console output that the test did not expect').toEqual([]);
});
