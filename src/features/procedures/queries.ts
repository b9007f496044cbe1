import { useEffect, useState } from 'react';
import type { CallFailure } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';

export type EditionQuery =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly edition: ProcedureEdition }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/**
 * A procedure in the reader's language.
 * @param embedded what the page brought along, if it is the one
 */
export function useEdition(
  { city, language }: Place,
  procedure: string,
  version: string,
  embedded: ProcedureEdition | null,
): EditionQuery {
  const isEmbedded = embedded?.definition.id === procedure && embedded.definition.version === version;
  const [query, setQuery] = useState<EditionQuery>(
    isEmbedded ? { kind: 'ready', edition: embedded } : { kind: 'loading' },
  );
  useEffect(() => {
    if (isEmbedded) return;
    let isGone = false;
    void import('./read-edition.ts')
      .then(({ readEdition }) => readEdition({ city, language }, procedure, version))
      .then((answer) => {
        if (isGone) return;
        setQuery(
          answer.ok ? { kind: 'ready', edition: answer.value } : { kind: 'failed', failure: answer.failure },
        );
      });
    return () => {
      isGone = true;
    };
  }, [city, language, procedure, version, isEmbedded]);
  return query;
}
