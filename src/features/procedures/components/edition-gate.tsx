import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useEdition } from '../queries.ts';

export type ProcedurePageProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  /** Brought along by the page, so that nothing has to be fetched. */
  readonly embedded: ProcedureEdition | null;
};

type EditionGateProps = ProcedurePageProps & { readonly children: (edition: ProcedureEdition) => ReactNode };

/** The procedure of the address, or words for why it is not there. */
export function EditionGate({ place, guide, embedded, children }: EditionGateProps) {
  const { t } = useTranslation('shell');
  const { procedure = '' } = useParams();
  const version = guide.procedures.find(({ id }) => id === procedure)?.version ?? '0';
  const query = useEdition(place, procedure, version, embedded);
  if (query.kind === 'ready') return children(query.edition);
  if (query.kind === 'loading') {
    return (
      <>
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
        <Skeleton lines={6} />
      </>
    );
  }
  const isUnknown = query.failure.kind === 'problem' && query.failure.problem.code === 'not-found';
  return (
    <>
      <PageHeading>{isUnknown ? t('notFound.title') : t('unavailable.title')}</PageHeading>
      <Notice kind="warning" role="status">
        {isUnknown ? t('notFound.text') : t(failureKey(query.failure))}
      </Notice>
    </>
  );
}
