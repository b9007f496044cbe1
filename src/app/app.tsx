import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter, StaticRouter } from 'react-router';
import type { Place } from '#contract/addresses.ts';
import type { PageData } from './page-data.ts';
import { AppRoutes } from './routes.tsx';
import type { Services } from './services.ts';
import { Shell } from './shell.tsx';

export type AppProps = {
  readonly place: Place;
  readonly pageData: PageData;
  readonly translator: i18n;
  readonly services: Services;
  /** The address to render without a browser; null in one. */
  readonly path: string | null;
};

export function App({ place, pageData, translator, services, path }: AppProps) {
  return (
    <I18nextProvider i18n={translator}>
      <Router path={path}>
        <Shell place={place} guide={pageData.guide} services={services}>
          <AppRoutes place={place} pageData={pageData} services={services} />
        </Shell>
      </Router>
    </I18nextProvider>
  );
}

function Router({ path, children }: { readonly path: string | null; readonly children: ReactNode }) {
  if (path === null) return <BrowserRouter>{children}</BrowserRouter>;
  return <StaticRouter location={path}>{children}</StaticRouter>;
}
