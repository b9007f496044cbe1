import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { CaseSummary } from '#contract/casework/schema.ts';
import { useCity } from '../cities/city-context.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { Loading } from '../frame/loading.tsx';
import { StaffPage } from '../frame/staff-page.tsx';
import { useStaffLoad } from '../sign-in/session-context.ts';
import { CaseRow } from './case-row.tsx';
import { type CaseFilter, loadCases } from './queries.ts';

/** What has arrived for the department, earliest first. Filter and page stand in the address. */
export function ListPage() {
  const { t } = useTranslation('casework');
  const { city } = useCity().place;
  const [search] = useSearchParams();
  const filter = readFilter(search);
  const { loaded, reload } = useStaffLoad(`${city}?${search}`, () => loadCases(city, filter));
  return (
    <StaffPage title={t('list.title')}>
      <Filter current={filter.state} />
      {loaded.kind === 'loading' ? <Loading /> : null}
      {loaded.kind === 'failed' ? <FailureNotice failure={loaded.failure} onAgain={reload} /> : null}
      {loaded.kind === 'ready' ? (
        <>
          <Cases cases={loaded.value.cases} />
          <Pages filter={filter} next={loaded.value.next} />
        </>
      ) : null}
    </StaffPage>
  );
}

const STATES = ['received', 'accepted'] as const;

function readFilter(search: URLSearchParams): CaseFilter {
  const state = search.get('state');
  return { state: STATES.find((known) => known === state), cursor: search.get('cursor') ?? undefined };
}

function filterAddress({ state, cursor }: CaseFilter): string {
  return `?${new URLSearchParams({ ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) })}`;
}

function Filter({ current }: { readonly current: CaseFilter['state'] }) {
  const { t } = useTranslation('casework');
  return (
    <nav aria-label={t('list.filter')}>
      <ul className="flex flex-wrap gap-x-4">
        {([undefined, ...STATES] as const).map((state) => (
          <li key={state ?? 'all'}>
            <Link
              className="inline-block min-w-6 py-2 aria-[current]:font-bold aria-[current]:no-underline"
              aria-current={state === current ? 'true' : undefined}
              to={filterAddress({ state, cursor: undefined })}
            >
              {t(`list.${state ?? 'all'}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Cases({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { t } = useTranslation('casework');
  if (cases.length === 0) return <p>{t('list.empty')}</p>;
  return (
    <>
      <p className="text-muted">{t('list.order')}</p>
      <ol className="border-t border-line">
        {cases.map((summary) => (
          <CaseRow key={summary.id} summary={summary} />
        ))}
      </ol>
    </>
  );
}

function Pages({ filter, next }: { readonly filter: CaseFilter; readonly next: string | null }) {
  const { t } = useTranslation('casework');
  if (!filter.cursor && !next) return null;
  return (
    <nav aria-label={t('list.pages')} className="flex flex-wrap gap-x-6">
      {filter.cursor ? (
        <Link className="py-2" to={filterAddress({ state: filter.state, cursor: undefined })}>
          {t('list.first')}
        </Link>
      ) : null}
      {next ? (
        <Link className="py-2" to={filterAddress({ state: filter.state, cursor: next })}>
          {t('list.next')}
        </Link>
      ) : null}
    </nav>
  );
}
