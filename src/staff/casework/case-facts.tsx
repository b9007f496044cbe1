import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '#contract/casework/schema.ts';
import { formatInstant } from '#i18n/format.ts';
import { htmlLang } from '#lib/languages.ts';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { useCity } from '../cities/city-context.ts';
import { languageName, procedureTitle } from './case-words.ts';
import { StateTag } from './state-tag.tsx';

/** What is known without opening the seal. */
export function CaseFacts({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('casework');
  const { place, guide } = useCity();
  const title = procedureTitle(guide, summary.procedure);
  return (
    <section>
      <h2>{t('case.facts')}</h2>
      <SummaryList>
        <SummaryRow term={t('case.state')}>
          <StateTag state={summary.state} />
        </SummaryRow>
        <SummaryRow term={t('case.procedure')}>
          {t('case.version', { title, version: summary.version })}
        </SummaryRow>
        <SummaryRow term={t('case.arrived')}>
          <time dateTime={summary.arrivedAt}>
            {formatInstant(place.language, new Date(summary.arrivedAt))}
          </time>
        </SummaryRow>
        <SummaryRow term={t('case.language')}>
          <span lang={htmlLang(summary.language)}>{languageName(summary.language)}</span>
        </SummaryRow>
        <SummaryRow term={t('case.twins')}>
          {summary.twins > 0 ? t('case.twinsBody', { number: summary.twins }) : t('case.noTwins')}
        </SummaryRow>
      </SummaryList>
    </section>
  );
}
