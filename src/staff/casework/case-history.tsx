import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#contract/casework/schema.ts';
import { formatInstant } from '#i18n/format.ts';
import { useCity } from '../cities/city-context.ts';
import { historyWords } from './history-words.ts';

/** Everything that was done with it, by whom. */
export function CaseHistory({ history }: Pick<CaseFile, 'history'>) {
  const { t } = useTranslation('casework');
  const { language } = useCity().place;
  return (
    <section>
      <h2>{t('history.title')}</h2>
      <ol>
        {numbered(history).map(({ number, at, act, account }) => (
          <li key={number} className="flex flex-wrap gap-x-4 border-b border-line py-2">
            <time dateTime={at}>{formatInstant(language, new Date(at))}</time>
            <span>{historyWords(t, act)}</span>
            <span className="text-muted">{account ?? t('history.system')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The record only grows, so a place in it is a name. */
function numbered<Entry extends object>(entries: readonly Entry[]): (Entry & { readonly number: number })[] {
  return entries.map((entry, number) => ({ ...entry, number }));
}
