import { useTranslation } from 'react-i18next';
import type { CallFailure } from '#api/client.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { failureWords } from './failure-words.ts';

type FailureNoticeProps = { readonly failure: CallFailure; readonly onAgain: () => void };

/** Something could not be read: what that means, and another attempt. */
export function FailureNotice({ failure, onAgain }: FailureNoticeProps) {
  const { t } = useTranslation('casework');
  return (
    <Notice kind="danger" role="alert" heading={t('failure.heading')}>
      <p>{failureWords(t, failure)}</p>
      <Button variant="outline" className="self-start" onClick={onAgain}>
        {t('frame.again')}
      </Button>
    </Notice>
  );
}
