import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { Hits, Search } from '../finding/search-index.ts';
import { findProcedures } from '../model.ts';
import { placeNames } from './place-names.ts';

type Loaded = { readonly search: Search; readonly isWhole: boolean };

/**
 * The search of a city: a plain filter of its list until the index has come.
 * @param asked how often the reader has turned to the field: the first time loads the index, and further ones
 *   try again while it has not all come
 */
export function useSearch(guide: CityGuide, asked: number): Search {
  const { t } = useTranslation('procedures');
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const isWhole = loaded?.isWhole ?? false;
  useEffect(() => {
    if (asked === 0 || isWhole) return;
    let isGone = false;
    void import('../finding/load-search.ts')
      .then(({ loadSearch }) => loadSearch(guide, placeNames(t)))
      .then(
        (now) => {
          if (!isGone) setLoaded(now);
        },
        // The plain filter goes on.
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [guide, asked, isWhole, t]);
  return useMemo(() => loaded?.search ?? plainFilter(guide), [loaded, guide]);
}

function plainFilter({ procedures }: CityGuide): Search {
  return (typed): Hits => ({ procedures: findProcedures(procedures, typed), events: [], passages: [] });
}
