import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import type { AttachmentField, InputProps } from './field-input.tsx';

type PhotoFrameProps = Pick<InputProps<'attachment'>, 'words'> & {
  readonly field: AttachmentField;
  /** Words by side. */
  readonly sides: Readonly<Record<string, string>>;
  readonly children: ReactNode;
};

/** What must be seen, on how many photographs, and whether the paper itself must follow. */
export function PhotoFrame({ field, words, sides, children }: PhotoFrameProps) {
  const { t } = useTranslation('applications');
  const { minFiles = 0, maxFiles, original = [] } = field;
  const way = original.length > 1 ? 'either' : original[0];
  return (
    <Fieldset {...words}>
      {field.sides ? (
        <div>
          <p>{t('photo.sides')}</p>
          <ul className="list-disc ps-6">
            {field.sides.map((side) => (
              <li key={side}>
                <MarkedText>{sides[side] ?? ''}</MarkedText>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {minFiles > 1 ? (
        <p>
          {minFiles === maxFiles
            ? t('photo.exactly', { number: minFiles })
            : t('photo.between', { min: minFiles, max: maxFiles })}
        </p>
      ) : null}
      {way ? (
        <p className="font-bold">
          <MarkedText>{t(`photo.original.${way}`)}</MarkedText>
        </p>
      ) : null}
      {children}
    </Fieldset>
  );
}
