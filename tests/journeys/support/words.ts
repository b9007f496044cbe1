/** The words that a reader of one language meets in one city: tests look for these, never for ids or classes. */
import type { TFunction } from 'i18next';
import type { Place } from '#contract/addresses.ts';
import type { City, CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';

const SLICES = ['shell', 'procedures', 'applications', 'casework'] as const;

export type Words = {
  readonly place: Place;
  readonly t: TFunction<typeof SLICES>;
  readonly city: City;
  readonly guide: CityGuide;
  /** 犬の登録 as it stands there. */
  readonly edition: ProcedureEdition;
};

export const DOG_REGISTRATION = 'dog-registration';

export const catalogue = loadCatalogue();

export async function wordsOf(language: string, cityId: string): Promise<Words> {
  const translator = await setupI18n(language, SLICES);
  const city = catalogue.city(cityId);
  const guide = catalogue.guide(cityId, language);
  const version = guide?.procedures.find(({ id }) => id === DOG_REGISTRATION)?.version ?? '';
  const edition = catalogue.edition(cityId, DOG_REGISTRATION, version, language);
  if (!city || !guide || !edition) throw new Error(`${cityId} has no dog registration in ${language}`);
  return {
    place: { language, city: cityId },
    t: translator.getFixedT(null, SLICES),
    city,
    guide,
    edition,
  };
}
