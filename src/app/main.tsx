import '#ui/styles.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { call } from '#api/client.ts';
import { type Place, readPlace } from '#contract/addresses.ts';
import { readGuide } from '#contract/procedures/endpoints.ts';
import { findLanguage } from '#i18n/languages.ts';
import { setupI18n } from '#i18n/setup.ts';
import { App } from './app.tsx';
import { holdInstallPrompt } from './install-prompt.ts';
import { type PageData, readPageData } from './page-data.ts';
import { rememberChoice } from './remember-choice.ts';
import { createServices } from './services.ts';
import { Unavailable } from './unavailable.tsx';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  const place = readPlace(location.pathname);
  if (!place || !findLanguage(place.language)) {
    // Offline, where no server can choose: the language of the last visit, if the page still says.
    location.replace('/ja/hino');
    return;
  }
  rememberChoice(place);
  holdInstallPrompt();
  const services = createServices();
  const [translator, pageData] = await Promise.all([
    setupI18n(place.language, ['shell', 'procedures']),
    readPageData(document) ?? fetchPageData(place),
  ]);
  const isFor = pageData?.guide.city.id === place.city && pageData.guide.language === place.language;
  if (!isFor) {
    createRoot(root).render(<Unavailable translator={translator} />);
    return;
  }
  const app = (
    <App place={place} pageData={pageData} translator={translator} services={services} path={null} />
  );
  if (root.dataset.path === location.pathname) hydrateRoot(root, app);
  else createRoot(root).render(app);
}

/** For the neutral shell: the worker answers from what it kept. */
async function fetchPageData(place: Place): Promise<PageData | null> {
  const answer = await call(readGuide, {
    parameters: { city: place.city },
    query: { language: place.language },
  });
  return answer.ok ? { guide: answer.value.value, edition: null } : null;
}

void start();
