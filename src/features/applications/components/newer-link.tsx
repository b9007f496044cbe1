import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationPath, type Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ApplicationRecord } from '#offline/index.ts';
import { Card } from '#ui/card.tsx';
import { newerVersion } from '../model/newer.ts';

type NewerLinkProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  readonly record: ApplicationRecord;
};

/** Quiet word on a page of an older version; what it means stands on the draft's own page. */
export function NewerLink({ place, guide, record }: NewerLinkProps) {
  const { t } = useTranslation('applications');
  if (newerVersion(guide, record) === null) return null;
  return (
    <Card variant="quiet">
      <p>{t('newer.title')}</p>
      <Link to={applicationPath(place, record.id)} className="inline-flex min-h-11 items-center self-start">
        {t('newer.look')}
      </Link>
    </Card>
  );
}
