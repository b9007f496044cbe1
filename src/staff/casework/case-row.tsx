import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationPath } from '#contract/addresses.ts';
import type { CaseSummary } from '#contract/casework/schema.ts';
import { formatInstant } from '#i18n/format.ts';
import { htmlLang } from '#lib/languages.ts';
import { Tag } from '#ui/tag.tsx';
import { useCity } from '../cities/city-context.ts';
import { languageName, procedureTitle } from './case-words.ts';
import { StateTag } from './state-tag.tsx';

/** One case in one line on a desk, in a few on a phone. */
export function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('casework');
  const { place, guide } = useCity();
  return (
    <li className="grid items-baseline gap-x-4 border-b border-line py-2 md:grid-cols-[11rem_1fr_13rem_7rem_11rem]">
      <Link className="py-1 font-bold tabular-nums" to={applicationPath(place, summary.id)}>
        {summary.receipt}
      </Link>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span>{procedureTitle(guide, summary.procedure)}</span>
        {summary.attachments > 0 ? (
          <span className="text-muted">{t('list.photos', { number: summary.attachments })}</span>
        ) : null}
        {summary.twins > 0 ? <Tag kind="warning">{t('list.twins', { number: summary.twins })}</Tag> : null}
      </span>
      <span>
        <span className="text-muted">{t('list.arrived')} </span>
        <time dateTime={summary.arrivedAt}>{formatInstant(place.language, new Date(summary.arrivedAt))}</time>
      </span>
      <span>
        <span className="sr-only">{t('list.language')} </span>
        <span lang={htmlLang(summary.language)}>{languageName(summary.language)}</span>
      </span>
      <span>
        <StateTag state={summary.state} />
      </span>
    </li>
  );
}
