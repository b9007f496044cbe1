/** Run at build time: the text of a page before any script. */
import { renderToString } from 'react-dom/server';
import { setupI18n } from '#i18n/setup.ts';
import { App } from './app.tsx';
import type { PageData } from './page-data.ts';
import type { Services } from './services.ts';

/** Nothing is stored where a page is built. */
const NO_SERVICES: Services = {
  openOffline: () => Promise.reject(new Error('no phone at build time')),
  hasStored: async () => false,
  flush: async () => true,
};

/**
 * @param input.path address to render, `/{language}/{city}/…`
 * @returns the inside of `#root` and what the head needs
 */
export async function renderPage(input: {
  path: string;
  language: string;
  pageData: PageData;
}): Promise<{ html: string; title: string; description: string }> {
  const { path, language, pageData } = input;
  const { guide, edition } = pageData;
  const translator = await setupI18n(language, ['shell', 'procedures']);
  const place = { language, city: guide.city.id };
  const html = renderToString(
    <App place={place} pageData={pageData} translator={translator} services={NO_SERVICES} path={path} />,
  );
  const appName = translator.t(`appName.${guide.city.kind}`, { name: guide.text.name });
  const title = edition ? `${edition.text.title} | ${appName}` : appName;
  const description = edition ? edition.text.summary : translator.t(`home.lead.${guide.city.kind}`);
  return { html, title, description };
}
