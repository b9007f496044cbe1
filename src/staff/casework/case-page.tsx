import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { homePath } from '#contract/addresses.ts';
import { useCity } from '../cities/city-context.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { Loading } from '../frame/loading.tsx';
import { StaffPage } from '../frame/staff-page.tsx';
import { useSession, useStaffLoad } from '../sign-in/session-context.ts';
import { AcceptPanel } from './accept-panel.tsx';
import { CaseContent } from './case-content.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseHistory } from './case-history.tsx';
import { procedureTitle } from './case-words.ts';
import { loadCase, type OpenedCase } from './queries.ts';
import { UnlockForm } from './unlock-form.tsx';

/** One case: what arrived, what is in the seal, the decision, the record. */
export function CasePage() {
  const { t } = useTranslation('casework');
  const { application = '' } = useParams();
  const { place } = useCity();
  const { loaded, reload } = useStaffLoad(`${place.city}/${application}`, () =>
    loadCase(place.city, application),
  );
  return (
    <>
      <Link className="self-start py-2" to={homePath(place)}>
        {t('case.back')}
      </Link>
      {loaded.kind === 'loading' ? <Loading /> : null}
      {loaded.kind === 'failed' ? <FailureNotice failure={loaded.failure} onAgain={reload} /> : null}
      {loaded.kind === 'ready' ? <Case key={application} opened={loaded.value} onReload={reload} /> : null}
    </>
  );
}

function Case({ opened, onReload }: { readonly opened: OpenedCase; readonly onReload: () => void }) {
  const { t } = useTranslation('casework');
  const { guide } = useCity();
  const { departmentKey } = useSession();
  const { file, etag } = opened;
  const { summary, history } = file;
  return (
    <StaffPage
      title={t('case.title', { receipt: summary.receipt })}
      above={procedureTitle(guide, summary.procedure)}
    >
      <CaseFacts summary={summary} />
      {departmentKey ? (
        <CaseContent file={file} departmentKey={departmentKey}>
          <AcceptPanel summary={summary} etag={etag} onReload={onReload} />
        </CaseContent>
      ) : (
        <UnlockForm />
      )}
      <CaseHistory history={history} />
    </StaffPage>
  );
}
