import { useTranslation } from 'react-i18next';
import type { Provenance as Origin } from '#contract/provenance.ts';
import { needsChecking } from '#contract/provenance-rules.ts';

type ProvenanceProps = { readonly provenance: Origin; readonly phone: string };

/** Where a rule comes from; without a good source, whom to ask. */
export function Provenance({ provenance, phone }: ProvenanceProps) {
  const { t } = useTranslation('procedures');
  return (
    <p className="text-muted">
      {provenance.kind === 'source' ? (
        <a href={provenance.url} rel="noreferrer" className="break-all">
          {t('eligibility.source', { source: new URL(provenance.url).hostname, date: provenance.date })}
        </a>
      ) : null}
      {needsChecking(provenance) ? <> {t('eligibility.assumed', { phone })}</> : null}
    </p>
  );
}
