import { type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Place, procedurePath } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import { LINK_LIST_CLASS, LIST_LINK_CLASS } from '#ui/list-link.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { findProcedures } from '../model.ts';

type ProcedureFinderProps = {
  readonly place: Place;
  readonly guide: CityGuide;
  /** Over the list; without one the page's own heading speaks for it. */
  readonly heading?: ReactNode;
};

/** The list of procedures with a field that narrows it as one types. */
export function ProcedureFinder({ place, guide, heading }: ProcedureFinderProps) {
  const { t } = useTranslation('procedures');
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const shown = useDeferredValue(typed);
  const headingId = useId();
  // The page stood there before its script: what was typed meanwhile counts.
  useEffect(() => setTyped(field.current?.value ?? ''), []);
  const found = findProcedures(guide.procedures, shown);
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
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <section aria-labelledby={heading ? headingId : undefined} className="flex flex-col gap-2">
        {heading ? <h2 id={headingId}>{heading}</h2> : null}
        <p role="status" className={found.length === 0 ? undefined : 'sr-only'}>
          {shown === ''
            ? ''
            : found.length === 0
              ? t('list.none', { phone: guide.city.phone })
              : t('list.found', { number: found.length })}
        </p>
        <ul className={LINK_LIST_CLASS}>
          {found.map(({ id, title, summary }) => (
            <li key={id}>
              <Link to={procedurePath(place, id)} className={LIST_LINK_CLASS}>
                <span>
                  <MarkedText>{title}</MarkedText>
                </span>
                <span>
                  <MarkedText>{summary}</MarkedText>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
