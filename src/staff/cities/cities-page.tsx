import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { homePath } from '#contract/addresses.ts';
import { LINK_LIST_CLASS, LIST_LINK_CLASS } from '#ui/list-link.ts';
import { StaffFrame } from '../frame/staff-frame.tsx';
import { StaffPage } from '../frame/staff-page.tsx';
import type { CityName } from '../page-data.ts';

export function CitiesPage({ cities }: { readonly cities: readonly CityName[] }) {
  const { t } = useTranslation('casework');
  const { language = '' } = useParams();
  return (
    <StaffFrame simulated>
      <StaffPage title={t('cities.title')}>
        {cities.length === 0 ? <p>{t('cities.none')}</p> : null}
        <ul className={LINK_LIST_CLASS}>
          {cities.map(({ id, names }) => (
            <li key={id}>
              <Link className={LIST_LINK_CLASS} to={homePath({ language, city: id })}>
                <span>{names[language] ?? id}</span>
              </Link>
            </li>
          ))}
        </ul>
      </StaffPage>
    </StaffFrame>
  );
}
