import { useTranslation } from 'react-i18next';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { needsChecking } from '#contract/provenance-rules.ts';
import { formatNumber } from '#i18n/format.ts';
import { MarkedText } from '#ui/marked-text.tsx';

type FeeLinesProps = { readonly guide: CityGuide; readonly edition: ProcedureEdition };

/** What it may cost, item by item; an amount that no good source gives says whom to ask. */
export function FeeLines({ guide, edition }: FeeLinesProps) {
  const { t } = useTranslation('procedures');
  const { city, language } = guide;
  // A line without an amount says whom to ask by itself.
  const isSure = edition.definition.fee.every(
    ({ yen, provenance }) => yen === null || !needsChecking(provenance),
  );
  return (
    <>
      <ul>
        {edition.definition.fee.map(({ id, yen, each, times }) => {
          const isPerOne = each !== undefined || times !== undefined;
          const amount = formatNumber(language, yen ?? 0);
          return (
            <li key={id}>
              <MarkedText>{edition.text.fee[id] ?? ''}</MarkedText>{' '}
              {yen === null
                ? t('fee.unknown', { phone: city.phone })
                : t(isPerOne ? 'fee.perOne' : 'fee.yen', { amount })}
            </li>
          );
        })}
      </ul>
      {isSure ? null : <p className="text-muted">{t(`fee.check.${city.kind}`)}</p>}
    </>
  );
}
