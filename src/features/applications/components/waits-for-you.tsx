import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { applicationPath } from '#contract/addresses.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { titleOf } from '../model/titles.ts';
import { useApplications } from '../queries.ts';
import type { ApplicationPageProps } from './application-gate.tsx';

const WORDS = {
  draft: { card: 'list.resume', act: 'draft.continue' },
  prepared: { card: 'list.preparedCard', act: 'prepared.look' },
  waiting: { card: 'list.waitingCard', act: 'arrived.refresh' },
} as const;

/** What is not finished, before everything else: of all procedures at home, of one on its own page. */
export function WaitsForYou({ place, guide, openOffline }: ApplicationPageProps) {
  const { t } = useTranslation('applications');
  const records = useApplications(openOffline, place.city) ?? [];
  const { procedure: only } = useParams();
  const open = records.filter(
    (record) => record.phase.kind !== 'arrived' && (only === undefined || record.procedure === only),
  );
  // What must still arrive is more pressing than what is still being written.
  const first = open.find(({ phase }) => phase.kind === 'waiting') ?? open[0];
  if (!first || first.phase.kind === 'arrived') return null;
  const title = titleOf(guide, first);
  const { phase } = first;
  const state = phase.kind === 'draft' && phase.isPrepared ? 'prepared' : phase.kind;
  return (
    <Card variant="waiting">
      <p className="font-bold">
        <MarkedText>{t(WORDS[state].card, { title })}</MarkedText>
      </p>
      <Link to={applicationPath(place, first.id)} className={buttonClass('solid')}>
        {t(WORDS[state].act)}
      </Link>
    </Card>
  );
}
