import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { ProcedureFinder } from '../components/procedure-finder.tsx';

export function ProceduresPage({ place, guide }: { readonly place: Place; readonly guide: CityGuide }) {
  const { t } = useTranslation('procedures');
  usePageTitle(`${t('list.title')} | ${guide.text.name}`);
  return (
    <>
      <PageHeading>{t('list.title')}</PageHeading>
      <ProcedureFinder place={place} guide={guide} />
    </>
  );
}
