import { useTranslation } from 'react-i18next';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatusLine } from '#ui/status-line.tsx';

export function Loading() {
  const { t } = useTranslation('casework');
  return (
    <>
      <StatusLine>{t('frame.loading')}</StatusLine>
      <Skeleton lines={5} />
    </>
  );
}
