import { type CallFailure, call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { ok, type Result } from '#lib/result.ts';

/** Loaded when a procedure is opened that the page did not bring along: a first visit needs no client. */
export async function readEdition(
  { city, language }: Place,
  procedure: string,
  version: string,
): Promise<Result<ProcedureEdition, CallFailure>> {
  const answer = await call(readProcedure, { parameters: { city, procedure, version }, query: { language } });
  return answer.ok ? ok(answer.value.value) : answer;
}
