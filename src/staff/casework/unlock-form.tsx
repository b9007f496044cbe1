import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkbox } from '#ui/choice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useSession } from '../sign-in/session-context.ts';
import { unlockDepartmentKey } from './department-key.ts';

const FIELD = 'department-phrase';

/** Asks for the department's phrase, once until the page is left. */
export function UnlockForm() {
  const { t } = useTranslation('casework');
  const { session, keepKey } = useSession();
  const [phrase, setPhrase] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<'key.missing' | 'key.wrong' | null>(null);
  const refuse = (why: 'key.missing' | 'key.wrong') => {
    setError(why);
    setBusy(false);
    document.getElementById(FIELD)?.focus();
  };
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (phrase.trim() === '') return refuse('key.missing');
    setBusy(true);
    const outcome = await unlockDepartmentKey(session.sealedDepartmentKey, phrase);
    if (outcome.ok) keepKey(outcome.value);
    else refuse('key.wrong');
  };
  return (
    <Card variant="waiting">
      <h2>{t('key.title')}</h2>
      <p>{t('key.why')}</p>
      <form noValidate className="flex flex-col items-start gap-3" onSubmit={unlock}>
        <TextField
          id={FIELD}
          type={shown ? 'text' : 'password'}
          label={t('key.phrase')}
          help={t('key.help')}
          error={error ? t(error) : undefined}
          className="max-w-96"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={phrase}
          onChange={(event) => setPhrase(event.target.value)}
        />
        <Checkbox
          id="show-phrase"
          label={t('key.show')}
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        <Button type="submit" busy={busy}>
          {busy ? t('key.unlocking') : t('key.unlock')}
        </Button>
      </form>
    </Card>
  );
}
