import { useTranslation } from 'react-i18next';
import type { CityGuide } from '#contract/cities/schema.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { InstallHelp } from './install-help.tsx';

/** How to put it on the home screen, how what is written is kept, and what this site is. */
export function HelpPage({ guide }: { readonly guide: CityGuide }) {
  const { t } = useTranslation('shell');
  const { kind } = guide.city;
  usePageTitle(`${t('help.title')} | ${guide.text.name}`);
  return (
    <>
      <PageHeading>{t('help.title')}</PageHeading>
      <InstallHelp />
      <section aria-labelledby="safe" className="flex flex-col gap-2">
        <h2 id="safe">{t('help.safe.title')}</h2>
        <p>{t('help.safe.phone')}</p>
        <p>{t(`help.safe.send.${kind}`)}</p>
        <p>
          <MarkedText>{t('help.safe.shared')}</MarkedText>
        </p>
        <p>{t('help.safe.fade')}</p>
      </section>
      {guide.simulated ? (
        <section aria-labelledby="sample" className="flex flex-col gap-2">
          <h2 id="sample">{t('help.sample.title')}</h2>
          <p>{t('help.sample.text')}</p>
        </section>
      ) : null}
    </>
  );
}
