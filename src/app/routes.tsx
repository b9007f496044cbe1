import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useParams } from 'react-router';
import type { Place } from '#contract/addresses.ts';
import { ProcedurePage, ProceduresPage } from '#features/procedures/index.ts';
import { loadSlice, type Slice } from '#i18n/setup.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { HomePage } from './home-page.tsx';
import { NotFound } from './not-found.tsx';
import type { PageData } from './page-data.ts';
import { type Part, part, usePart } from './part.ts';
import type { Services } from './services.ts';

type RoutesProps = {
  readonly place: Place;
  readonly pageData: PageData;
  readonly services: Services;
};

// One chunk for everything a person does with an application: its pages follow each other.
const applications = part(() => import('#features/applications/index.ts'));
const eligibility = part(() => import('#features/procedures/pages/eligibility-page.tsx'));
const lifeEvent = part(() => import('#features/procedures/pages/life-event-page.tsx'));
const help = part(() => import('./help-page.tsx'));

type Applications = typeof import('#features/applications/index.ts');

/** Every address of the app. What a slice needs from another is put together here. */
export function AppRoutes({ place, pageData, services }: RoutesProps) {
  const { guide, edition } = pageData;
  const common = { place, guide };
  const withPhone = { ...common, openOffline: services.openOffline };
  const waits = (
    <IfStored services={services}>
      <WithTexts part={applications} slice="applications" language={place.language} quiet>
        {({ WaitsForYou }) => <WaitsForYou {...withPhone} />}
      </WithTexts>
    </IfStored>
  );
  const applicationPage = (page: (pages: Applications) => ReactNode) => (
    <WithTexts part={applications} slice="applications" language={place.language}>
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
                <Later part={eligibility}>
                  {({ EligibilityPage }) => <EligibilityPage {...common} embedded={edition} />}
                </Later>
              }
            />
            <Route path="start" element={applicationPage(({ StartPage }) => <StartPage {...withPhone} />)} />
          </Route>
        </Route>
        <Route
          path="life-events/:event"
          element={<Later part={lifeEvent}>{({ LifeEventPage }) => <LifeEventPage {...common} />}</Later>}
        />
        <Route path="applications">
          <Route
            index
            element={applicationPage(({ ApplicationsPage }) => <ApplicationsPage {...withPhone} />)}
          />
          <Route path=":application">
            <Route
              index
              element={applicationPage(({ ApplicationPage }) => <ApplicationPage {...withPhone} />)}
            />
            <Route
              path="form/:page"
              element={applicationPage(({ FormPage }) => (
                <ByPage page={(key) => <FormPage key={key} {...withPhone} />} />
              ))}
            />
            <Route path="check" element={applicationPage(({ CheckPage }) => <CheckPage {...withPhone} />)} />
          </Route>
        </Route>
        <Route
          path="help"
          element={<Later part={help}>{({ HelpPage }) => <HelpPage guide={guide} />}</Later>}
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

type LaterProps<Module> = {
  readonly part: Part<Module>;
  readonly children: (module: Module) => ReactNode;
};

function Later<Module>({ part: source, children }: LaterProps<Module>) {
  const module = usePart(source);
  return module ? children(module) : <Loading />;
}

type WithTextsProps<Module> = LaterProps<Module> & {
  readonly slice: Slice;
  readonly language: string;
  /** Shows nothing while it loads: for what may come later without being missed. */
  readonly quiet?: boolean;
};

/** Loads a slice's texts beside its code. */
function WithTexts<Module>({
  part: source,
  slice,
  language,
  quiet = false,
  children,
}: WithTextsProps<Module>) {
  const { i18n } = useTranslation();
  const module = usePart(source);
  const [isLoaded, setLoaded] = useState(() => i18n.hasResourceBundle(i18n.language, slice));
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    loadSlice(i18n, language, slice).then(() => setLoaded(true), setFailure);
  }, [i18n, language, slice]);
  // The error boundary has the words.
  if (failure) throw failure;
  if (module && isLoaded) return children(module);
  return quiet ? null : <Loading />;
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
