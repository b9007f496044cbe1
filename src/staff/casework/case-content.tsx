import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#contract/casework/schema.ts';
import { Notice } from '#ui/notice.tsx';
import { StatusLine } from '#ui/status-line.tsx';
import { useCity } from '../cities/city-context.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useStaffLoad } from '../sign-in/session-context.ts';
import { Answers } from './answers.tsx';
import type { DepartmentKey } from './department-key.ts';
import { readCase } from './queries.ts';

type CaseContentProps = {
  readonly file: CaseFile;
  readonly departmentKey: DepartmentKey;
  /** What may be done once the content has been seen. */
  readonly children: ReactNode;
};

/** What is in the seal, opened here and nowhere else. */
export function CaseContent({ file, departmentKey, children }: CaseContentProps) {
  const { t } = useTranslation('casework');
  const { city, language } = useCity().place;
  const { loaded, reload } = useStaffLoad(`${language}/${file.summary.id}`, () =>
    readCase(city, file, departmentKey, language),
  );
  if (loaded.kind === 'loading') return <StatusLine>{t('key.opening')}</StatusLine>;
  if (loaded.kind === 'ready') {
    return (
      <>
        <Answers file={file} departmentKey={departmentKey} read={loaded.value} />
        {children}
      </>
    );
  }
  const { failure } = loaded;
  switch (failure.kind) {
    case 'cannot-open':
      return (
        <Notice kind="danger" role="alert">
          <p>{t('key.cannotOpen')}</p>
        </Notice>
      );
    case 'mismatch':
      return (
        <Notice kind="danger" role="alert">
          <p>{t('key.mismatch')}</p>
        </Notice>
      );
    default:
      return <FailureNotice failure={failure} onAgain={reload} />;
  }
}
