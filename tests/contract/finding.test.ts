/** What a phone needs to find things by itself: life events and the texts to search, public and cached. */
import { describe, expect, it } from 'vitest';
import { lifeEventsSchema } from '#contract/procedures/life-events.ts';
import { searchTextsSchema } from '#contract/procedures/search-texts.ts';
import { problemOf, useCityHall } from '#tests/support/city-hall.ts';
import { EMBEDDED } from '#tests/support/database.ts';

describe('finding', () => {
  const on = useCityHall(EMBEDDED);
  const get = (path: string, headers: Record<string, string> = {}) =>
    on.hall.residents.request(`/api/v1/${path}`, { headers });
  const places = () =>
    on.hall.catalogue.cities.flatMap(({ id }) =>
      on.hall.catalogue.languages.map((language) => ({ city: id, language })),
    );

  it('gives the texts of every city in every language, each passage once and with its procedure', async () => {
    for (const { city, language } of places()) {
      const response = await get(`${city}/search-texts?language=${language}`);
      const { passages, events } = searchTextsSchema.parse(await response.json());
      const guide = on.hall.catalogue.guide(city, language);
      expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
      expect(new Set(passages.map(({ procedure }) => procedure))).toEqual(
        new Set(guide?.procedures.map(({ id }) => id)),
      );
      expect(events.map(({ event, title }) => ({ id: event, title }))).toEqual(guide?.lifeEvents);
    }
  });

  it('quotes passages as they stand in the procedure', async () => {
    const { passages } = searchTextsSchema.parse(await (await get('hino/search-texts?language=ja')).json());
    const text = on.hall.catalogue.edition('hino', 'dog-registration', '1', 'ja')?.text;
    const ofDog = passages.filter(({ procedure }) => procedure === 'dog-registration');
    expect(ofDog.find(({ place }) => place === 'until-when')?.text).toBe(text?.untilWhen);
    expect(ofDog.filter(({ place }) => place === 'prepare').map((passage) => passage.text)).toEqual(
      text?.prepare,
    );
  });

  it('leads from life events only to what the city has', async () => {
    for (const { city, language } of places()) {
      const response = await get(`${city}/life-events?language=${language}`);
      const { events } = lifeEventsSchema.parse(await response.json());
      const guide = on.hall.catalogue.guide(city, language);
      const procedures = guide?.procedures.map(({ id }) => id);
      const windows = guide?.city.windows.map(({ id }) => id);
      for (const entry of events.flatMap(({ entries }) => entries)) {
        if (entry.kind === 'procedure') expect(procedures).toContain(entry.procedure);
        if (entry.kind === 'event') expect(events.map(({ id }) => id)).toContain(entry.event);
        if (entry.kind === 'elsewhere' && entry.window !== null) expect(windows).toContain(entry.window);
      }
    }
  });

  it.each(['search-texts', 'life-events'])(
    'answers 304 to whoever has the %s, and knows no stranger',
    async (what) => {
      const etag = (await get(`hino/${what}?language=ja`)).headers.get('etag') ?? '';
      expect((await get(`hino/${what}?language=ja`, { 'if-none-match': etag })).status).toBe(304);
      expect((await problemOf(await get(`atlantis/${what}?language=ja`))).code).toBe('not-found');
      expect((await problemOf(await get(`hino/${what}?language=xx`))).code).toBe('not-found');
    },
  );
});
