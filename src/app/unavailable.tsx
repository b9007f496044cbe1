import type { i18n } from 'i18next';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';

type UnavailableProps = { readonly translator: i18n };

/** A city in a language that this phone has not kept, without a network. */
export function Unavailable({ translator }: UnavailableProps) {
  return (
    <I18nextProvider i18n={translator}>
      <Words />
    </I18nextProvider>
  );
}

function Words() {
  const { t } = useTranslation('shell');
  usePageTitle(t('unavailable.title'));
  return (
    <main className="mx-auto flex max-w-3xl flex-col items-start gap-4 p-4">
      <PageHeading>{t('unavailable.title')}</PageHeading>
      <p>{t('unavailable.text')}</p>
      <Button onClick={() => location.reload()}>{t('unavailable.retry')}</Button>
    </main>
  );
}
