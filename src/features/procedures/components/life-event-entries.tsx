import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lifeEventPath, type Place, procedurePath } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { LifeEvent, LifeEventEntry } from '#contract/procedures/life-events.ts';
import { needsChecking } from '#contract/provenance-rules.ts';
import { MarkedText } from '#ui/marked-text.tsx';

type EntriesProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  readonly event: LifeEvent;
  readonly entries: readonly LifeEventEntry[];
};

/** Steps in their order: what, when it applies, and here or where else. */
export function LifeEventEntries({ place, guide, event, entries }: EntriesProps) {
  return (
    <ol className="flex flex-col border-t border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-col gap-1 border-b border-line py-3">
          <h3>
            <EntryTitle place={place} entry={entry} />
          </h3>
          <Condition event={event} entry={entry} />
          <p>
            <MarkedText>{entry.text}</MarkedText>
          </p>
          {entry.kind === 'elsewhere' ? <Where guide={guide} entry={entry} /> : null}
        </li>
      ))}
    </ol>
  );
}

type EntryProps<Entry = LifeEventEntry> = { readonly entry: Entry };

function EntryTitle({ place, entry }: EntryProps & { readonly place: Place }) {
  const title = <MarkedText>{entry.title}</MarkedText>;
  if (entry.kind === 'elsewhere') return title;
  const to =
    entry.kind === 'procedure' ? procedurePath(place, entry.procedure) : lifeEventPath(place, entry.event);
  return (
    <Link to={to} className="inline-flex min-h-11 items-center">
      <span>{title}</span>
    </Link>
  );
}

/** The questions of which any makes it apply, in their own words. */
function Condition({ event, entry }: EntryProps & { readonly event: LifeEvent }) {
  const { t } = useTranslation('procedures');
  const asked = event.questions.filter(({ id }) => entry.asks.includes(id));
  if (asked.length === 0) return null;
  return (
    <p className="text-muted">
      {t('lifeEvents.if')}{' '}
      {asked.map(({ id, label }, index) => (
        <span key={id}>
          {index > 0 ? ' / ' : ''}
          <MarkedText>{label}</MarkedText>
        </span>
      ))}
    </p>
  );
}

type WhereProps = EntryProps<LifeEventEntry & { kind: 'elsewhere' }> & { readonly guide: CityGuide };

function Where({ guide: { city, text }, entry }: WhereProps) {
  const { t } = useTranslation('procedures');
  const window = entry.window === null ? undefined : text.windows[entry.window];
  const phone = city.windows.find(({ id }) => id === entry.window)?.phone ?? city.phone;
  const { provenance } = entry;
  return (
    <>
      <p>
        {t('lifeEvents.where')} <MarkedText>{entry.where}</MarkedText>
      </p>
      {window ? (
        <p>
          <MarkedText>{`${window.name} ${window.place}`}</MarkedText>{' '}
          <a href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
            {t('page.askWindow', { phone })}
          </a>
        </p>
      ) : null}
      {provenance.kind === 'source' ? (
        <p className="text-muted">
          <a href={provenance.url} rel="noreferrer" className="inline-flex min-h-11 items-center break-all">
            {t('eligibility.source', { source: new URL(provenance.url).hostname, date: provenance.date })}
          </a>
        </p>
      ) : null}
      {needsChecking(provenance) ? <p className="text-muted">{t('lifeEvents.unsure')}</p> : null}
    </>
  );
}
