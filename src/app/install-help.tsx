import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isInstalled } from '#lib/device.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { heldInstallPrompt, subscribeInstallPrompt } from './install-prompt.ts';

/** Where the browser can install, one button; else the steps of each system in words. */
export function InstallHelp() {
  const { t } = useTranslation('shell');
  const prompt = useSyncExternalStore(subscribeInstallPrompt, heldInstallPrompt, () => null);
  const [installed] = useState(isInstalled);
  if (installed) {
    return (
      <Notice kind="success" heading={t('help.install.title')}>
        {t('help.install.installed')}
      </Notice>
    );
  }
  return (
    <section aria-labelledby="install" className="flex flex-col gap-3">
      <h2 id="install">{t('help.install.title')}</h2>
      <p>{t('help.install.why')}</p>
      {prompt ? (
        <Button className="self-start" onClick={() => void prompt.prompt()}>
          {t('help.install.button')}
        </Button>
      ) : null}
      <ul className="flex list-disc flex-col gap-2 ps-6">
        <li>{t('help.install.iphone')}</li>
        <li>{t('help.install.android')}</li>
        <li>{t('help.install.computer')}</li>
      </ul>
    </section>
  );
}
