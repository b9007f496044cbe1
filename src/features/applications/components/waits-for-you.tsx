import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { applicationPath } from '#contract/addresses.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { titleOf } from '../model/titles.ts';
import { useApplications } from '../queries.ts';
import type { ApplicationPageProps } from './application-gate.tsx';

/** What is not finished, before everything else: of all procedures at home, of one on its own page. */
export function WaitsForYou({ place, guide, openOffline }: ApplicationPageProps) {
  const { t } = useTranslation('applications');
  const records = useApplications(openOffline, place.city) ?? [];
  const { procedure: only } = useParams();
  const open = records.filter(
    ({ phase, procedure }) => phase.kind !== 'arrived' && (only === undefined || procedure === only),
  );
  // What must still arrive is more pressing than what is still being written.
  const first = open.find(({ phase }) => phase.kind === 'waiting') ?? open[0];
  if (!first) return null;
  const title = titleOf(guide, first);
  const isWaiting = first.phase.kind === 'waiting';
  return (
    <Card variant="waiting">
      <p className="font-bold">
        <MarkedText>{t(isWaiting ? 'list.waitingCard' : 'list.resume', { title })}</MarkedText>
      </p>
      <Link to={applicationPath(place, first.id)} className={buttonClass('solid')}>
        {t(isWaiting ? 'arrived.refresh' : 'draft.continue')}
      </Link>
    </Card>
  );
}
