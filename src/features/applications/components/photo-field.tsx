import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentIds } from '#contract/procedures/answers.ts';
import { fail } from '#lib/result.ts';
import type { Offline } from '#offline/index.ts';
import { Button } from '#ui/button.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Progress } from '#ui/progress.tsx';
import { preparePhoto } from '../model/photo.ts';
import { type Typing, useTyped } from '../model/typing.ts';
import type { AttachmentField } from './field-input.tsx';

type PhotoFieldProps = {
  readonly offline: Offline;
  /** Id of the application. */
  readonly application: string;
  readonly field: AttachmentField;
  readonly typing: Typing;
  readonly label: string;
  readonly readOnly: boolean;
};

type Progressing = 'idle' | 'working' | 'added' | 'removed' | 'unreadable' | 'disk-full' | 'not-saved';

const TROUBLE = {
  unreadable: 'photo.unreadable',
  'disk-full': 'form.diskFull',
  'not-saved': 'photo.notSaved',
} as const;

/** Camera or album, made small and anonymous, kept encrypted, shown, and removable. */
export function PhotoField({ offline, application, field, typing, label, readOnly }: PhotoFieldProps) {
  const { t } = useTranslation('applications');
  const [state, setState] = useState<Progressing>('idle');
  const photos = attachmentIds(useTyped(typing, field.key));
  const mayAdd = !readOnly && photos.length < field.maxFiles;
  const add = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setState('working');
    // A camera's picture can be larger than an old phone can draw.
    const photo = await preparePhoto(file).catch(() => fail('unreadable' as const));
    // The same file may be chosen again after it was removed.
    input.value = '';
    if (!photo.ok) return setState('unreadable');
    const { jpeg, width, height } = photo.value;
    await offline.drafts.flush(application);
    const kept = await offline.store
      .addPhoto(application, field.key, { width, height }, jpeg)
      .catch(() => fail({ kind: 'not-saved' } as const));
    setState(kept.ok ? 'added' : kept.failure.kind === 'disk-full' ? 'disk-full' : 'not-saved');
  };
  const remove = async (photo: string) => {
    const removed = await offline.store
      .removePhoto(application, field.key, photo)
      .catch(() => fail({ kind: 'not-saved' } as const));
    setState(removed.ok ? 'removed' : 'not-saved');
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t('photo.info')}</p>
      {mayAdd ? (
        <div className="flex flex-wrap gap-3">
          <FileButton
            accept="image/*"
            capture="environment"
            onChange={(event) => void add(event.currentTarget)}
          >
            {t('photo.camera')}
          </FileButton>
          <FileButton accept="image/*" onChange={(event) => void add(event.currentTarget)}>
            {t('photo.choose')}
          </FileButton>
        </div>
      ) : null}
      <p role="status">
        {state === 'working' ? t('photo.working') : null}
        {state === 'added' ? t('photo.added') : null}
        {state === 'removed' ? t('photo.removed') : null}
      </p>
      {state === 'working' ? <Progress aria-label={t('photo.working')} /> : null}
      {state === 'unreadable' || state === 'disk-full' || state === 'not-saved' ? (
        <Notice kind="danger" role="alert">
          {t(TROUBLE[state])}
        </Notice>
      ) : null}
      <ul className="flex flex-col gap-3">
        {photos.map((photo, index) => (
          <li key={photo} className="flex flex-col items-start gap-2">
            <Preview
              offline={offline}
              photo={photo}
              alt={t('photo.preview', { field: label, number: index + 1 })}
            />
            <Button variant="text" onClick={() => void remove(photo)}>
              {t('photo.remove', { number: index + 1 })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type PreviewProps = { readonly offline: Offline; readonly photo: string; readonly alt: string };

export function Preview({ offline, photo, alt }: PreviewProps) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    offline.store.readPhoto(photo).then((bytes) => {
      if (isGone || !bytes) return;
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [offline, photo]);
  return url ? <img src={url} alt={alt} className="max-h-60 rounded-8 border border-line" /> : null;
}
