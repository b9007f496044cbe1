import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { inLanguage } from '#contract/addresses.ts';
import { LANGUAGES } from '#i18n/languages.ts';

/** The same page in another language; each is called by its own name. */
export function LanguageLinks() {
  const { t } = useTranslation('casework');
  const { language } = useParams();
  const { pathname, search } = useLocation();
  return (
    <nav aria-label={t('frame.language')}>
      <ul className="flex flex-wrap gap-x-4">
        {LANGUAGES.map(({ tag, html, name }) => (
          <li key={tag}>
            <Link
              lang={html}
              hrefLang={html}
              aria-current={tag === language ? 'true' : undefined}
              className="inline-block py-2 aria-[current]:font-bold aria-[current]:no-underline"
              to={inLanguage(pathname, tag) + search}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
