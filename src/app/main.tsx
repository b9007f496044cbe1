import '#ui/styles.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { homePath, readPlace } from '#contract/addresses.ts';
import { findLanguage, LANGUAGES } from '#i18n/languages.ts';
import { setupI18n } from '#i18n/setup.ts';
import { htmlLang } from '#lib/languages.ts';
import { App } from './app.tsx';
import { holdInstallPrompt } from './install-prompt.ts';
import { readPageData } from './page-data.ts';
import { rememberChoice, rememberedPlace } from './remember-choice.ts';
import { createServices } from './services.ts';
import { Unavailable } from './unavailable.tsx';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  const place = readPlace(location.pathname);
  if (!place || !findLanguage(place.language)) return goWithoutServer(root);
  // The neutral shell belongs to no language until it is read.
  document.documentElement.lang = htmlLang(place.language);
  rememberChoice(place);
  holdInstallPrompt();
  const services = createServices();
  const [translator, pageData] = await Promise.all([
    setupI18n(place.language, ['shell', 'procedures']),
    readPageData(document) ??
      import('./fetch-page-data.ts').then(({ fetchPageData }) => fetchPageData(place)),
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

/** An address that names no city, while no server can choose one: to that of the last visit. */
async function goWithoutServer(root: HTMLElement): Promise<void> {
  const last = rememberedPlace();
  if (last && findLanguage(last.language)) return location.replace(homePath(last));
  const language = LANGUAGES[0]?.tag ?? '';
  createRoot(root).render(<Unavailable translator={await setupI18n(language, ['shell'])} />);
}

void start();
