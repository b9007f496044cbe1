import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  eligibilityPath,
  lifeEventPath,
  type Place,
  procedurePath,
  procedurePlacePath,
} from '#contract/addresses.ts';
import type { CityGuide, ProcedureSummary } from '#contract/cities/schema.ts';
import type { Passage } from '#contract/procedures/search-texts.ts';
import { LINK_LIST_CLASS, LIST_LINK_CLASS } from '#ui/list-link.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import type { EventHit } from '../finding/search-index.ts';
import { placeNames } from './place-names.ts';

type ProcedureLinksProps = { readonly place: Place; readonly procedures: readonly ProcedureSummary[] };

export function ProcedureLinks({ place, procedures }: ProcedureLinksProps) {
  return (
    <ul className={LINK_LIST_CLASS}>
      {procedures.map(({ id, title, summary }) => (
        <Row key={id} to={procedurePath(place, id)} title={title} text={summary} />
      ))}
    </ul>
  );
}

type SearchAnswersProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  readonly passages: readonly Passage[];
};

/** Passages as they stand on a procedure's page, each with the place from which it is taken. */
export function SearchAnswers({ place, guide, passages }: SearchAnswersProps) {
  const { t } = useTranslation('procedures');
  const names = placeNames(t);
  if (passages.length === 0) return null;
  const titleOf = (procedure: string) => guide.procedures.find(({ id }) => id === procedure)?.title ?? '';
  return (
    <section aria-labelledby="answers" className="flex flex-col gap-2">
      <h2 id="answers">{t('find.answers')}</h2>
      <ul className={LINK_LIST_CLASS}>
        {passages.map(({ id, procedure, place: section, text }) => (
          <Row
            key={id}
            to={addressOf(place, procedure, section)}
            title={t('find.where', { procedure: titleOf(procedure), place: names[section] })}
            text={text}
          />
        ))}
      </ul>
    </section>
  );
}

type SearchEventsProps = { readonly place: Place; readonly events: readonly EventHit[] };

export function SearchEvents({ place, events }: SearchEventsProps) {
  const { t } = useTranslation('procedures');
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="found-events" className="flex flex-col gap-2">
      <h2 id="found-events">{t('lifeEvents.title')}</h2>
      <ul className={LINK_LIST_CLASS}>
        {events.map(({ event, title, lead }) => (
          <Row key={event} to={lifeEventPath(place, event)} title={title} text={lead} />
        ))}
      </ul>
    </section>
  );
}

function addressOf(place: Place, procedure: string, section: Passage['place']): string {
  switch (section) {
    case 'eligibility':
      return eligibilityPath(place, procedure);
    // What happens afterwards is told when it is: the page itself leads there.
    case 'next':
      return procedurePath(place, procedure);
    default:
      return procedurePlacePath(place, procedure, section);
  }
}

function Row({ to, title, text }: { readonly to: string; readonly title: string; readonly text: string }) {
  return (
    <li>
      <Link to={to} className={LIST_LINK_CLASS}>
        <span>
          <MarkedText>{title}</MarkedText>
        </span>
        <span>
          <MarkedText>{text}</MarkedText>
        </span>
      </Link>
    </li>
  );
}
