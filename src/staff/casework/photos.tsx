import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#contract/casework/schema.ts';
import { attachmentIds } from '#contract/procedures/answers.ts';
import type { DepartmentKey } from './department-key.ts';
import { Photo } from './photo.tsx';

type PhotosProps = {
  readonly label: string;
  /** Ids with spaces between. */
  readonly answer: string | undefined;
  readonly file: CaseFile;
  readonly departmentKey: DepartmentKey;
};

/** The photographs of one field; each is fetched only when it is asked for, because each is a read. */
export function Photos({ label, answer, file, departmentKey }: PhotosProps) {
  const { t } = useTranslation('casework');
  const ids = attachmentIds(answer);
  if (ids.length === 0) return <span className="text-muted">{t('case.empty')}</span>;
  return (
    <ul className="flex flex-col gap-3">
      {ids.map((id, position) => {
        const stored = file.attachments.find((attachment) => attachment.id === id);
        return (
          <li key={id}>
            {stored ? (
              <Photo
                label={label}
                number={position + 1}
                bytes={stored.bytes}
                application={file.summary.id}
                attachment={id}
                departmentKey={departmentKey}
              />
            ) : (
              t('photo.missing')
            )}
          </li>
        );
      })}
    </ul>
  );
}
