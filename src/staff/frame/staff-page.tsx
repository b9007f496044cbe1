import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '#ui/page-heading.tsx';

type StaffPageProps = {
  readonly title: string;
  readonly above?: ReactNode;
  readonly children: ReactNode;
};

/** One page: its name in the tab and as the heading, which takes the focus so that the page is announced. */
export function StaffPage({ title, above, children }: StaffPageProps) {
  const { t } = useTranslation('casework');
  const heading = useRef<HTMLHeadingElement>(null);
  const app = t('frame.app');
  useEffect(() => {
    document.title = `${title} – ${app}`;
  }, [title, app]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PageHeading ref={heading} above={above}>
        {title}
      </PageHeading>
      {children}
    </>
  );
}
