import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { call } from '#api/client.ts';
import type { Place } from '#contract/addresses.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { AnswersList } from './answers-list.tsx';

type JapaneseCopyProps = {
  readonly place: Place;
  readonly edition: ProcedureEdition;
  /** Normalised. */
  readonly answers: Answers;
};

type Copy = { readonly translator: i18n; readonly edition: ProcedureEdition };

/**
 * Everything once more in Japanese: whoever reads it at the counter may not read the language in which it was
 * written. Without a network, and where the words are not kept, it is left out.
 */
export function JapaneseCopy({ place, edition, answers }: JapaneseCopyProps) {
  const { t } = useTranslation('applications');
  const [copy, setCopy] = useState<Copy | null>(null);
  const { city } = place;
  const { id, version } = edition.definition;
  useEffect(() => {
    let isGone = false;
    async function load() {
      const [translator, found] = await Promise.all([
        setupI18n('ja', ['applications']),
        call(readProcedure, {
          parameters: { city, procedure: id, version },
          query: { language: 'ja' },
        }),
      ]);
      if (!isGone && found.ok) setCopy({ translator, edition: found.value.value });
    }
    load().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [city, id, version]);
  if (!copy) return null;
  return (
    <section aria-labelledby="japanese-copy" className="flex flex-col gap-2 border-line border-t pt-5">
      <h2 id="japanese-copy">{t('prepared.japanese')}</h2>
      <div lang="ja" className="flex flex-col gap-2">
        <p className="font-bold">{copy.edition.text.title}</p>
        <I18nextProvider i18n={copy.translator}>
          <AnswersList
            place={{ ...place, language: 'ja' }}
            edition={copy.edition}
            answers={answers}
            application={null}
            idPrefix="ja-"
          />
        </I18nextProvider>
      </div>
    </section>
  );
}
