import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { PageHeading } from '#ui/page-heading.tsx';

type Props = { readonly phone: string; readonly children: ReactNode };

/** A mistake of ours on one page leaves the frame standing, says what is safe and whom to call. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Translation ns="shell">
        {(t) => (
          <div role="alert" className="flex flex-col items-start gap-4">
            <PageHeading>{t('crashed.title')}</PageHeading>
            <p>{t('crashed.text', { phone: this.props.phone })}</p>
            <Button onClick={() => location.reload()}>{t('crashed.retry')}</Button>
          </div>
        )}
      </Translation>
    );
  }
}
