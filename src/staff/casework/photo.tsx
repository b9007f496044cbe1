import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useCity } from '../cities/city-context.ts';
import { failureWords } from '../frame/failure-words.ts';
import { isSignInRequired } from '../sign-in/commands.ts';
import { useSession } from '../sign-in/session-context.ts';
import type { DepartmentKey } from './department-key.ts';
import { OpenedPhoto } from './opened-photo.tsx';
import { loadPhoto, type PhotoFailure } from './queries.ts';

type PhotoProps = {
  readonly label: string;
  readonly number: number;
  /** Size of the sealed file. */
  readonly bytes: number;
  readonly application: string;
  readonly attachment: string;
  readonly departmentKey: DepartmentKey;
};

type Stage =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened'; readonly blob: Blob }
  | { readonly kind: 'failed'; readonly failure: PhotoFailure };

export function Photo({ label, number, bytes, application, attachment, departmentKey }: PhotoProps) {
  const { t } = useTranslation('casework');
  const { city } = useCity().place;
  const { expire } = useSession();
  const [stage, setStage] = useState<Stage>({ kind: 'closed' });
  const show = async () => {
    setStage({ kind: 'opening' });
    const outcome = await loadPhoto({ city, application, attachment }, departmentKey);
    if (outcome.ok) return setStage({ kind: 'opened', blob: outcome.value });
    if (isSignInRequired(outcome.failure)) return expire();
    setStage({ kind: 'failed', failure: outcome.failure });
  };
  if (stage.kind === 'opened') {
    return (
      <OpenedPhoto
        blob={stage.blob}
        alt={t('photo.alt', { label, number })}
        onBroken={() => setStage({ kind: 'failed', failure: { kind: 'not-shown' } })}
      />
    );
  }
  const busy = stage.kind === 'opening';
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="outline" busy={busy} onClick={show}>
        {busy ? t('photo.opening') : t('photo.show', { number, size: Math.ceil(bytes / 1024) })}
      </Button>
      {stage.kind === 'failed' ? (
        <Notice kind="danger" role="alert">
          <PhotoFailureWords failure={stage.failure} />
        </Notice>
      ) : null}
    </div>
  );
}

function PhotoFailureWords({ failure }: { readonly failure: PhotoFailure }) {
  const { t } = useTranslation('casework');
  switch (failure.kind) {
    case 'cannot-open':
      return <p>{t('key.cannotOpen')}</p>;
    case 'not-shown':
      return <p>{t('photo.notShown')}</p>;
    default:
      return <p>{failureWords(t, failure)}</p>;
  }
}
