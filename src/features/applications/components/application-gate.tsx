import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { applicationsPath, type Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { buttonClass } from '#ui/button-class.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type ApplicationQuery, type OpenOffline, useApplication } from '../queries.ts';

export type ApplicationPageProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  readonly openOffline: OpenOffline;
};

export type ReadyApplication = Extract<ApplicationQuery, { kind: 'ready' }>;

type ApplicationGateProps = ApplicationPageProps & {
  readonly children: (ready: ReadyApplication) => ReactNode;
};

/** The application of the address, or words for why this phone does not show it. */
export function ApplicationGate({ place, openOffline, children }: ApplicationGateProps) {
  const { t } = useTranslation(['applications', 'shell']);
  const { application = '' } = useParams();
  const query = useApplication(openOffline, place, application);
  switch (query.kind) {
    case 'loading':
      return (
        <>
          <p role="status" className="sr-only">
            {t('shell:loading')}
          </p>
          <Skeleton lines={6} />
        </>
      );
    case 'ready':
      return children(query);
    case 'missing':
      return (
        <>
          <PageHeading>{t('shell:notFound.title')}</PageHeading>
          <p>{t('list.notHere')}</p>
          <Link to={applicationsPath(place)} className={buttonClass()}>
            {t('list.title')}
          </Link>
        </>
      );
    case 'failed':
      return (
        <>
          <PageHeading>{t('shell:unavailable.title')}</PageHeading>
          <Notice kind="warning" role="status">
            {t(`shell:${failureKey(query.failure)}`)}
          </Notice>
          {query.record.phase.kind === 'arrived' ? (
            <p>
              <MarkedText>{t('arrived.receipt')}</MarkedText>{' '}
              <strong>{query.record.phase.receipt.receipt}</strong>
            </p>
          ) : null}
        </>
      );
  }
}
