import { call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import { readGuide } from '#contract/procedures/endpoints.ts';
import type { PageData } from './page-data.ts';

/** For the neutral shell, which carries no data: the worker answers from what it kept. */
export async function fetchPageData({ city, language }: Place): Promise<PageData | null> {
  const answer = await call(readGuide, { parameters: { city }, query: { language } });
  return answer.ok ? { guide: answer.value.value, edition: null } : null;
}
