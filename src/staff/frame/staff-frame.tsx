import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '#ui/banner.tsx';
import { ColourBand } from '#ui/colour-band.tsx';
import { SkipLink } from '#ui/skip-link.tsx';
import { TopBar } from '#ui/top-bar.tsx';
import { LanguageLinks } from './language-links.tsx';

type StaffFrameProps = {
  readonly name?: string | undefined;
  readonly colour?: string | undefined;
  /** Until the city has said that no simulator runs, the page says that it is a sample. */
  readonly simulated: boolean;
  readonly children: ReactNode;
};

export function StaffFrame({ name, colour, simulated, children }: StaffFrameProps) {
  const { t } = useTranslation('casework');
  return (
    <>
      <header>
        <SkipLink href="#main">{t('frame.skip')}</SkipLink>
        {colour ? <ColourBand colour={colour} /> : null}
        <TopBar end={<LanguageLinks />}>{name ? `${name} ${t('frame.app')}` : t('frame.app')}</TopBar>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex max-w-5xl flex-col gap-4 p-4 pb-12 focus-visible:outline-none"
      >
        {simulated ? <Banner>{t('frame.sample')}</Banner> : null}
        {children}
      </main>
    </>
  );
}
