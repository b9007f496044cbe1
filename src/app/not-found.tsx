import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { homePath, type Place } from '#contract/addresses.ts';
import { buttonClass } from '#ui/button-class.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';

export function NotFound({ place }: { readonly place: Place }) {
  const { t } = useTranslation('shell');
  usePageTitle(t('notFound.title'));
  return (
    <>
      <PageHeading>{t('notFound.title')}</PageHeading>
      <p>{t('notFound.text')}</p>
      <Link to={homePath(place)} className={buttonClass()}>
        {t('notFound.home')}
      </Link>
    </>
  );
}
