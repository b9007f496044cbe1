import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { homePath, type Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { ProcedureFinder } from '#features/procedures/index.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';

type HomePageProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  /** Whatever waits for the person: it comes first, on every visit. */
  readonly waits: ReactNode;
};

export function HomePage({ place, guide, waits }: HomePageProps) {
  const { t } = useTranslation('shell');
  const { city, text } = guide;
  usePageTitle(t(`appName.${city.kind}`, { name: text.name }));
  return (
    <>
      {waits}
      <PageHeading>{t(`home.lead.${city.kind}`)}</PageHeading>
      <ProcedureFinder place={place} guide={guide} heading={t('home.procedures')} withDoors />
      <noscript>
        <p>{t('noScript')}</p>
      </noscript>
      <section aria-labelledby="contact" className="flex flex-col gap-2">
        <h2 id="contact">{t('home.contact')}</h2>
        <SummaryList>
          <SummaryRow term={<MarkedText>{text.hall}</MarkedText>}>
            {t('home.phone')}{' '}
            <a href={`tel:${city.phone}`} className="inline-flex min-h-11 items-center">
              {city.phone}
            </a>
            <br />
            <a href={city.officialSite} rel="noreferrer" className="inline-flex min-h-11 items-center">
              {t(`home.officialSite.${city.kind}`)}
            </a>
          </SummaryRow>
        </SummaryList>
      </section>
      <nav aria-labelledby="places" className="flex flex-col gap-2">
        <h2 id="places">{t('home.places')}</h2>
        <ul className="flex flex-wrap gap-x-6">
          {guide.neighbours.map(({ id, name }) => (
            <li key={id}>
              <a
                href={homePath({ language: place.language, city: id })}
                className="inline-flex min-h-11 items-center"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
