import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';

type OpenedPhotoProps = {
  readonly blob: Blob;
  readonly alt: string;
  /** The browser could not draw it. */
  readonly onBroken: () => void;
};

// Classes, because the policy allows no inline style. The square frame holds it at every turn.
const TURNS = ['', 'rotate-90', 'rotate-180', '-rotate-90'];

/** A photograph in the memory of this page, to be turned and looked at closely. Nothing is saved. */
export function OpenedPhoto({ blob, alt, onBroken }: OpenedPhotoProps) {
  const { t } = useTranslation('casework');
  const [address, setAddress] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    const url = URL.createObjectURL(blob);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return (
    <figure className="flex flex-col gap-2">
      <div
        data-large={large || undefined}
        className="grid aspect-square w-full max-w-96 place-items-center overflow-hidden rounded-8 bg-sunken data-large:max-w-none"
      >
        {address ? (
          <img
            src={address}
            alt={alt}
            data-turn={turn}
            className={classNames('max-h-full max-w-full object-contain', TURNS[turn])}
            onError={onBroken}
          />
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={() => setTurn((turn + 1) % TURNS.length)}>
          {t('photo.turn')}
        </Button>
        <Button variant="outline" onClick={() => setLarge(!large)}>
          {large ? t('photo.smaller') : t('photo.larger')}
        </Button>
      </div>
    </figure>
  );
}
