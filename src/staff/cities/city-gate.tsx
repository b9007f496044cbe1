import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams } from 'react-router';
import type { CallFailure } from '#api/client.ts';
import { Notice } from '#ui/notice.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { Loading } from '../frame/loading.tsx';
import { StaffFrame } from '../frame/staff-frame.tsx';
import { useLoad } from '../frame/use-load.ts';
import { CityContext } from './city-context.ts';
import { loadGuide } from './queries.ts';

/** The municipality of the address, with its names and procedures, around everything that is done for it. */
export function CityGate() {
  const { language = '', city = '' } = useParams();
  const place = useMemo(() => ({ language, city }), [language, city]);
  const { loaded, last, reload } = useLoad(`${language}/${city}`, () => loadGuide(place));
  // While another language is read the page stays, and with it the department's key.
  const guide = last?.city.id === city ? last : null;
  const value = useMemo(() => (guide ? { place, guide } : null), [place, guide]);
  return (
    <StaffFrame name={guide?.text.name} colour={guide?.city.colour} simulated={guide?.simulated ?? true}>
      {loaded.kind === 'loading' && !value ? <Loading /> : null}
      {loaded.kind === 'failed' ? (
        <Failed failure={loaded.failure} language={language} onAgain={reload} />
      ) : null}
      {value ? (
        <CityContext value={value}>
          <Outlet />
        </CityContext>
      ) : null}
    </StaffFrame>
  );
}

type FailedProps = { readonly failure: CallFailure; readonly language: string; readonly onAgain: () => void };

function Failed({ failure, language, onAgain }: FailedProps) {
  const { t } = useTranslation('casework');
  if (failure.kind !== 'problem' || failure.problem.code !== 'not-found') {
    return <FailureNotice failure={failure} onAgain={onAgain} />;
  }
  return (
    <Notice kind="warning" role="alert">
      <p>{t('cities.unknown')}</p>
      <Link to={`/${language}`}>{t('cities.toList')}</Link>
    </Notice>
  );
}
