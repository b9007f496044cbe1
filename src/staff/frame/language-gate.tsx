import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Navigate, Outlet, useLocation, useParams } from 'react-router';
import { inLanguage } from '#contract/addresses.ts';
import { findLanguage } from '#i18n/languages.ts';
import { setupI18n } from '#i18n/setup.ts';
import { htmlLang } from '#lib/languages.ts';

/** The language of the address. A change keeps the page, and with it the key that the clerk has opened. */
export function LanguageGate() {
  const { language = '' } = useParams();
  const { pathname } = useLocation();
  return findLanguage(language) ? (
    <Translated language={language} />
  ) : (
    <Navigate replace to={inLanguage(pathname, 'ja')} />
  );
}

function Translated({ language }: { readonly language: string }) {
  const [translator, setTranslator] = useState<i18n | null>(null);
  useEffect(() => {
    let current = true;
    void setupI18n(language, ['casework']).then((ready) => {
      if (!current) return;
      document.documentElement.lang = htmlLang(language);
      setTranslator(ready);
    });
    return () => {
      current = false;
    };
  }, [language]);
  if (!translator) return null;
  return (
    <I18nextProvider i18n={translator}>
      <Outlet />
    </I18nextProvider>
  );
}
