import { type CallFailure, call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { readGuide } from '#contract/procedures/endpoints.ts';
import { ok, type Result } from '#lib/result.ts';

export async function loadGuide({ city, language }: Place): Promise<Result<CityGuide, CallFailure>> {
  const answer = await call(readGuide, { parameters: { city }, query: { language } });
  return answer.ok ? ok(answer.value.value) : answer;
}
