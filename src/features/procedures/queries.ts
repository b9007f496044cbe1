import { useEffect, useState } from 'react';
import { type CallFailure, call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
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
    call(readProcedure, { parameters: { city, procedure, version }, query: { language } }).then((answer) => {
      if (isGone) return;
      if (answer.ok) setQuery({ kind: 'ready', edition: answer.value.value });
      else setQuery({ kind: 'failed', failure: answer.failure });
    });
    return () => {
      isGone = true;
    };
  }, [city, language, procedure, version, isEmbedded]);
  return query;
}
