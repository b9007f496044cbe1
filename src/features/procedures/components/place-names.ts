import type { TFunction } from 'i18next';
import type { PassagePlace } from '#contract/procedures/search-texts.ts';

/** What the places of passages are called: as on the page where they stand. */
export function placeNames(t: TFunction<'procedures'>): Readonly<Record<PassagePlace, string>> {
  return {
    'for-whom': t('page.forWhom'),
    'until-when': t('page.untilWhen'),
    prepare: t('page.prepare'),
    fee: t('page.fee'),
    next: t('find.next'),
    eligibility: t('eligibility.title'),
  };
}
