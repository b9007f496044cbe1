import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import {
  applicationsPath,
  helpPath,
  homePath,
  inLanguage,
  type Place,
  proceduresPath,
} from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { LANGUAGES } from '#i18n/languages.ts';
import { htmlLang } from '#lib/languages.ts';
import { AppFrame } from '#ui/app-frame.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ColourBand } from '#ui/colour-band.tsx';
import { Notice } from '#ui/notice.tsx';
import { SkipLink } from '#ui/skip-link.tsx';
import { TAB_CLASS, Tab, TabBar } from '#ui/tab-bar.tsx';
import { TopBar } from '#ui/top-bar.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { PhoneStatus } from './phone-status.tsx';
import type { Update } from './service-worker-registration.ts';
import type { Services } from './services.ts';

type ShellProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  readonly services: Services;
  readonly children: ReactNode;
};

/** What stands around every page: where I am, that it is a sample, what the phone holds, the few places to go. */
export function Shell({ place, guide, services, children }: ShellProps) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const main = useFocusOnNavigation(pathname);
  const { city, text } = guide;
  const header = (
    <>
      <SkipLink href="#main">{t('skip')}</SkipLink>
      <ColourBand colour={city.colour} />
      <TopBar end={<LanguageSwitch pathname={pathname} current={place.language} />}>
        <Link to={homePath(place)} className="inline-flex min-h-11 items-center text-text no-underline">
          {t(`header.${city.kind}`, { name: text.name })}
        </Link>
      </TopBar>
      {guide.simulated ? <Banner>{t(`sample.${city.kind}`)}</Banner> : null}
    </>
  );
  return (
    <AppFrame header={header} tabs={<Tabs place={place} />}>
      <PhoneStatus services={services} city={place.city} />
      <UpdatePrompt place={place} services={services} />
      <main id="main" tabIndex={-1} ref={main} className="flex flex-col gap-4 outline-none">
        <ErrorBoundary key={pathname} phone={city.phone}>
          {children}
        </ErrorBoundary>
      </main>
    </AppFrame>
  );
}

function Tabs({ place }: { readonly place: Place }) {
  const { t } = useTranslation('shell');
  const tabs = [
    { key: 'home', to: homePath(place), end: true },
    { key: 'procedures', to: proceduresPath(place), end: false },
    { key: 'applications', to: applicationsPath(place), end: false },
    { key: 'help', to: helpPath(place), end: false },
  ] as const;
  return (
    <TabBar aria-label={t('tabsLabel')}>
      {tabs.map(({ key, to, end }) => (
        <Tab key={key}>
          <NavLink to={to} end={end} className={TAB_CLASS}>
            {t(`tabs.${key}`)}
          </NavLink>
        </Tab>
      ))}
    </TabBar>
  );
}

/** Another language is another page: it works before any script, and never shows half of each. */
function LanguageSwitch({ pathname, current }: { readonly pathname: string; readonly current: string }) {
  const { t } = useTranslation('shell');
  const name = LANGUAGES.find(({ tag }) => tag === current)?.name ?? current;
  return (
    <details className="relative shrink-0" key={pathname}>
      <summary className="flex min-h-11 cursor-pointer items-center rounded-8 border border-field px-3">
        <span className="sr-only">{t('language')}: </span>
        {name}
      </summary>
      <ul className="absolute end-0 z-10 mt-1 min-w-40 rounded-8 border border-line bg-surface p-1">
        {LANGUAGES.map(({ tag, html, name: ownName }) => (
          <li key={tag}>
            <a
              href={inLanguage(pathname, tag)}
              lang={html}
              hrefLang={htmlLang(tag)}
              aria-current={tag === current ? 'true' : undefined}
              className="flex min-h-11 items-center px-3 text-text aria-[current=true]:font-bold"
            >
              {ownName}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A new version never interrupts: it waits until the person says so, and everything typed is on disk first. */
function UpdatePrompt({ place, services }: { readonly place: Place; readonly services: Services }) {
  const { t } = useTranslation('shell');
  const [update, setUpdate] = useState<Update | null>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  const { language, city } = place;
  useEffect(() => {
    // After the page stands: a first visit does not wait for it.
    void import('./service-worker-registration.ts').then(({ registerServiceWorker }) =>
      registerServiceWorker({ language, city }, setUpdate),
    );
  }, [language, city]);
  if (!update) return null;
  const switchOver = async () => {
    const isSaved = await services.flush().catch(() => false);
    if (isSaved) update.apply();
    else setUnsaved(true);
  };
  return (
    <Notice kind="info" heading={t('update.heading')} role="status">
      <p>{t(isUnsaved ? 'update.unsaved' : 'update.text')}</p>
      <Button variant="outline" className="mt-2" onClick={() => void switchOver()}>
        {t('update.button')}
      </Button>
    </Notice>
  );
}

/** After a step, focus goes to the new page's heading, as a page load would do; it may come later than the step. */
function useFocusOnNavigation(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    const root = main.current;
    if (!root || shown.current === pathname) return;
    shown.current = pathname;
    scrollTo(0, 0);
    const focusHeading = () => {
      const heading = root.querySelector('h1');
      heading?.focus({ preventScroll: true });
      return heading !== null;
    };
    if (focusHeading()) return;
    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect();
    });
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [pathname]);
  return main;
}
