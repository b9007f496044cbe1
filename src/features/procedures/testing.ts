import type { CityGuide } from '#contract/cities/schema.ts';

/** A guide with one procedure and one life event, for components. */
export function guideOfHino(): CityGuide {
  return {
    city: {
      id: 'hino',
      code: '132128',
      kind: 'city',
      colour: '#0017c1',
      prefecture: '東京都',
      addressPrefix: '日野市',
      officialSite: 'https://www.city.hino.lg.jp/',
      phone: '042-585-1111',
      windows: [{ id: 'environment', phone: null, provenance: { kind: 'sample' } }],
    },
    text: {
      name: '日野市',
      hall: '日野市役所',
      windows: { environment: { name: '環境政策課', place: '本庁舎3階', hours: '平日' } },
    },
    language: 'ja',
    procedures: [
      {
        id: 'dog-registration',
        version: '1',
        title: '犬の登録',
        summary: '犬を飼い始めたときの届出です。',
        keywords: ['いぬ', 'ペット'],
      },
    ],
    lifeEvents: [{ id: 'pets', title: 'ペット' }],
    neighbours: [],
    simulated: true,
  };
}
