/** What the database says when it is not our bug. Codes only: `instanceof DatabaseError` fails on PGlite. */
import type { ProblemCode } from '#contract/problem.ts';

const PROBLEM_OF_SQLSTATE: Readonly<Record<string, ProblemCode>> = {
  '23505': 'in-flight', // unique: another request was faster; the next try finds what it left
  '23P01': 'in-flight', // exclusion
  '40001': 'in-flight', // serialisation
  '40P01': 'in-flight', // deadlock
  '53300': 'unavailable', // too many connections
  '57P01': 'unavailable', // shut down by its operator
  '57P02': 'unavailable',
  '57P03': 'unavailable',
};

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'ENOENT']);

/** @returns null when it is not a failure of the database that may pass */
export function problemOfDatabase(error: unknown): ProblemCode | null {
  const code = codeOf(error);
  if (code === null) {
    const lost =
      error instanceof Error &&
      /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message);
    return lost ? 'unavailable' : null;
  }
  if (code.startsWith('08') || UNREACHABLE.has(code)) return 'unavailable';
  return PROBLEM_OF_SQLSTATE[code] ?? null;
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
