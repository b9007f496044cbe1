import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useParams } from 'react-router';
import type { Place } from '#contract/addresses.ts';
import { ProcedurePage, ProceduresPage } from '#features/procedures/index.ts';
import { loadSlice, type Slice } from '#i18n/setup.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { HomePage } from './home-page.tsx';
import { NotFound } from './not-found.tsx';
import type { PageData } from './page-data.ts';
import type { Services } from './services.ts';

type RoutesProps = {
  readonly place: Place;
  readonly pageData: PageData;
  readonly services: Services;
};

// One chunk for everything a person does with an application: its pages follow each other.
const applications = () => import('#features/applications/index.ts');
const StartPage = lazy(() => applications().then(({ StartPage: page }) => ({ default: page })));
const FormPage = lazy(() => applications().then(({ FormPage: page }) => ({ default: page })));
const CheckPage = lazy(() => applications().then(({ CheckPage: page }) => ({ default: page })));
const ApplicationPage = lazy(() => applications().then(({ ApplicationPage: page }) => ({ default: page })));
const ApplicationsPage = lazy(() => applications().then(({ ApplicationsPage: page }) => ({ default: page })));
const WaitsForYou = lazy(() => applications().then(({ WaitsForYou: part }) => ({ default: part })));
const EligibilityPage = lazy(() =>
  import('#features/procedures/pages/eligibility-page.tsx').then(({ EligibilityPage: page }) => ({
    default: page,
  })),
);
const HelpPage = lazy(() => import('./help-page.tsx').then(({ HelpPage: page }) => ({ default: page })));

/** Every address of the app. What a slice needs from another is put together here. */
export function AppRoutes({ place, pageData, services }: RoutesProps) {
  const { guide, edition } = pageData;
  const common = { place, guide };
  const withPhone = { ...common, openOffline: services.openOffline };
  const waits = (
    <IfStored services={services}>
      <WithTexts slice="applications" language={place.language} quiet>
        <WaitsForYou {...withPhone} />
      </WithTexts>
    </IfStored>
  );
  const applicationPage = (page: ReactNode) => (
    <WithTexts slice="applications" language={place.language}>
      {page}
    </WithTexts>
  );
  return (
    <Routes>
      <Route path="/:language/:city">
        <Route index element={<HomePage {...common} waits={waits} />} />
        <Route path="procedures">
          <Route index element={<ProceduresPage {...common} />} />
          <Route path=":procedure">
            <Route index element={<ProcedurePage {...common} embedded={edition} waits={waits} />} />
            <Route
              path="eligibility"
              element={
                <Lazy>
                  <EligibilityPage {...common} embedded={edition} />
                </Lazy>
              }
            />
            <Route path="start" element={applicationPage(<StartPage {...withPhone} />)} />
          </Route>
        </Route>
        <Route path="applications">
          <Route index element={applicationPage(<ApplicationsPage {...withPhone} />)} />
          <Route path=":application">
            <Route index element={applicationPage(<ApplicationPage {...withPhone} />)} />
            <Route
              path="form/:page"
              element={applicationPage(<ByPage page={(key) => <FormPage key={key} {...withPhone} />} />)}
            />
            <Route path="check" element={applicationPage(<CheckPage {...withPhone} />)} />
          </Route>
        </Route>
        <Route
          path="help"
          element={
            <Lazy>
              <HelpPage guide={guide} />
            </Lazy>
          }
        />
        <Route path="*" element={<NotFound place={place} />} />
      </Route>
      <Route path="*" element={<NotFound place={place} />} />
    </Routes>
  );
}

/** A form page is a new page, not the old one with other fields: errors and focus start afresh. */
function ByPage({ page }: { readonly page: (key: string) => ReactNode }) {
  const { page: key = '' } = useParams();
  return page(key);
}

function Lazy({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}

type WithTextsProps = {
  readonly slice: Slice;
  readonly language: string;
  /** Shows nothing while it loads: for what may come later without being missed. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
};

/** Loads a slice's texts beside its code. */
function WithTexts({ slice, language, quiet = false, children }: WithTextsProps) {
  const { i18n } = useTranslation();
  const [isLoaded, setLoaded] = useState(() => i18n.hasResourceBundle(i18n.language, slice));
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    void applications().catch(() => undefined);
    loadSlice(i18n, language, slice).then(() => setLoaded(true), setFailure);
  }, [i18n, language, slice]);
  // The error boundary has the words.
  if (failure) throw failure;
  const waiting = quiet ? null : <Loading />;
  return isLoaded ? <Suspense fallback={waiting}>{children}</Suspense> : waiting;
}

/** Only on a phone that holds something; never where a page is prerendered, so that both agree. */
function IfStored({ services, children }: { readonly services: Services; readonly children: ReactNode }) {
  const [isStored, setStored] = useState(false);
  useEffect(() => void services.hasStored().then(setStored), [services]);
  return isStored ? children : null;
}

function Loading() {
  const { t } = useTranslation('shell');
  return (
    <>
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <Skeleton lines={4} />
    </>
  );
}
