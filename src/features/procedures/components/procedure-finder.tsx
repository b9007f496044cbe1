import { type ReactNode, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { TextField } from '#ui/text-field.tsx';
import { LifeEventDoors } from './life-event-doors.tsx';
import { ProcedureLinks, SearchAnswers, SearchEvents } from './search-hits.tsx';
import { useSearch } from './use-search.ts';

type ProcedureFinderProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  /** Over the list; without one the page's own heading speaks for it. */
  readonly heading?: ReactNode;
  /** Shows the doors of life events also before anything is typed; where nothing is found they always come. */
  readonly withDoors?: boolean;
};

/** The list of procedures with a field that finds, as one types, procedures, life events and answers. */
export function ProcedureFinder({ place, guide, heading, withDoors = false }: ProcedureFinderProps) {
  const { t } = useTranslation('procedures');
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const shown = useDeferredValue(typed).trim();
  const headingId = useId();
  const [asked, setAsked] = useState(0);
  const search = useSearch(guide, asked);
  // The page stood there before its script: what was typed meanwhile counts.
  useEffect(() => {
    setTyped(field.current?.value ?? '');
    if (field.current === document.activeElement) setAsked(1);
  }, []);
  const hits = useMemo(() => (shown === '' ? null : search(shown)), [search, shown]);
  const procedures = hits ? hits.procedures : guide.procedures;
  const number = hits ? hits.procedures.length + hits.events.length + hits.passages.length : null;
  return (
    <>
      <search>
        <TextField
          id="find"
          ref={field}
          type="search"
          label={t('list.search')}
          help={t('list.searchHelp')}
          autoComplete="off"
          enterKeyHint="search"
          onFocus={() => setAsked((times) => times + 1)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <p role="status" className={number === 0 ? undefined : 'sr-only'}>
        {number === null
          ? ''
          : number === 0
            ? t('list.none', { phone: guide.city.phone })
            : t('list.found', { number })}
      </p>
      {number === 0 ? <LifeEventDoors place={place} guide={guide} /> : null}
      {/* Before the list: it is short, and most people know what happened rather than what it is called. */}
      {hits === null && withDoors ? <LifeEventDoors place={place} guide={guide} /> : null}
      {procedures.length > 0 ? (
        <section aria-labelledby={heading ? headingId : undefined} className="flex flex-col gap-2">
          {heading ? <h2 id={headingId}>{heading}</h2> : null}
          <ProcedureLinks place={place} procedures={procedures} />
        </section>
      ) : null}
      {hits ? <SearchAnswers place={place} guide={guide} passages={hits.passages} /> : null}
      {hits ? <SearchEvents place={place} events={hits.events} /> : null}
    </>
  );
}
