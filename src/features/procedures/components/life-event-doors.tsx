import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lifeEventPath, type Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { MarkedText } from '#ui/marked-text.tsx';

type LifeEventDoorsProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  /** The event whose page this is: no door leads to where one stands. */
  readonly except?: string;
};

/** "My life has changed": the doors by which one comes in without knowing a procedure's name. */
export function LifeEventDoors({ place, guide, except }: LifeEventDoorsProps) {
  const { t } = useTranslation('procedures');
  const id = useId();
  const events = guide.lifeEvents?.filter((event) => event.id !== except) ?? [];
  if (events.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id}>{t('lifeEvents.title')}</h2>
      <ul className="grid grid-cols-2 gap-x-4">
        {events.map((event) => (
          <li key={event.id}>
            <Link to={lifeEventPath(place, event.id)} className="inline-flex min-h-11 items-center py-1">
              <span>
                <MarkedText>{event.title}</MarkedText>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
