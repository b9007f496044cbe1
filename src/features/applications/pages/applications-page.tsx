import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationPath, proceduresPath } from '#contract/addresses.ts';
import { formatInstant } from '#i18n/format.ts';
import type { ApplicationRecord } from '#offline/index.ts';
import { buttonClass } from '#ui/button-class.ts';
import { LINK_LIST_CLASS, LIST_LINK_CLASS } from '#ui/list-link.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tag } from '#ui/tag.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import type { ApplicationPageProps } from '../components/application-gate.tsx';
import { titleOf } from '../model/titles.ts';
import { useApplications } from '../queries.ts';

const GROUPS = [
  { key: 'drafts', phase: 'draft' },
  { key: 'waiting', phase: 'waiting' },
  { key: 'arrived', phase: 'arrived' },
] as const;

/** Everything on this phone, by what the person has to do about it. */
export function ApplicationsPage({ place, guide, openOffline }: ApplicationPageProps) {
  const { t } = useTranslation('applications');
  const records = useApplications(openOffline, place.city);
  usePageTitle(`${t('list.title')} | ${guide.text.name}`);
  return (
    <>
      <PageHeading>{t('list.title')}</PageHeading>
      {records === null ? <Skeleton lines={4} /> : null}
      {records?.length === 0 ? (
        <>
          <p>{t('list.none')}</p>
          <Link to={proceduresPath(place)} className={buttonClass()}>
            {t('list.find')}
          </Link>
        </>
      ) : null}
      {GROUPS.map(({ key, phase }) => {
        const group = (records ?? []).filter((record) => record.phase.kind === phase);
        if (group.length === 0) return null;
        return (
          <section key={key} aria-labelledby={key} className="flex flex-col gap-2">
            <h2 id={key}>{t(`list.${key}`)}</h2>
            <ul className={LINK_LIST_CLASS}>
              {group.map((record) => (
                <li key={record.id}>
                  <Link to={applicationPath(place, record.id)} className={LIST_LINK_CLASS}>
                    <span>
                      <MarkedText>{titleOf(guide, record)}</MarkedText>
                    </span>
                    <span>
                      <StateTag record={record} /> {formatInstant(place.language, timeOf(record))}
                    </span>
                    {record.phase.kind === 'arrived' ? <span>{record.phase.receipt.receipt}</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function timeOf({ phase, savedAt }: ApplicationRecord): Date {
  if (phase.kind === 'arrived') return new Date(phase.receipt.arrivedAt);
  return new Date(phase.kind === 'waiting' ? phase.since : savedAt);
}

function StateTag({ record: { phase } }: { readonly record: ApplicationRecord }) {
  const { t } = useTranslation('applications');
  if (phase.kind === 'arrived') return <Tag kind="success">{t('list.state.arrived')}</Tag>;
  if (phase.kind === 'waiting') return <Tag kind="warning">{t('list.state.waiting')}</Tag>;
  if (phase.refusal) return <Tag kind="danger">{t('list.state.refused')}</Tag>;
  if (phase.isPrepared) return <Tag kind="info">{t('list.state.prepared')}</Tag>;
  return <Tag kind="neutral">{t('list.state.draft')}</Tag>;
}
