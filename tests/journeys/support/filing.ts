/** Something for staff to read, sent as a phone sends it but without one. */
import { intakeKeySchema, receiptSchema } from '#contract/applications/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { systemClock } from '#lib/clock.ts';
import { buildFiling } from '#tests/support/builders.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';
import type { Words } from './words.ts';

/**
 * @param answers instead of those that every filing has
 * @returns the receipt number
 * @throws Error when the city hall does not take it
 */
export async function fileOverHttp(
  residents: string,
  { place, edition }: Words,
  answers: Answers = {},
): Promise<string> {
  const { city, language } = place;
  const api = `${residents}/api/v1/${city}`;
  const intakeKey = intakeKeySchema.parse(await (await fetch(`${api}/intake-key`)).json());
  const filing = await buildFiling({
    city,
    language,
    definition: edition.definition,
    intakeKey,
    clock: systemClock,
    answers: {
      dogName: 'ハナ',
      ownerName: '髙橋 良子',
      ownerPhone: '0425851111',
      vaccinated: 'yes',
      ...answers,
    },
    photos: [greyJpeg({ width: 320, height: 240 })],
  });
  for (const { key, query, body } of filing.uploads) {
    await post(`${api}/attachments?${new URLSearchParams(query)}`, key, 'application/octet-stream', body);
  }
  const answer = await post(`${api}/applications`, filing.key, 'application/json', filing.body);
  return receiptSchema.parse(await answer.json()).receipt;
}

async function post(address: string, key: string, mediaType: string, body: BodyInit): Promise<Response> {
  const headers = { 'content-type': mediaType, 'idempotency-key': key };
  const answer = await fetch(address, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer;
}
