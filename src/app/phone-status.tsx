import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isReachable, subscribeReachability } from '#api/reachability.ts';
import { formatTime } from '#i18n/format.ts';
import { StatusLine } from '#ui/status-line.tsx';
import { FIRST_STORED, type Services } from './services.ts';

type Phone = { readonly savedAt: Date | null; readonly waiting: number };

/** One quiet line that tells the truth about the network and the phone. */
export function PhoneStatus({ services, city }: { readonly services: Services; readonly city: string }) {
  const { t } = useTranslation('shell');
  const isOnline = useSyncExternalStore(subscribeReachability, isReachable, () => true);
  const phone = usePhone(services, city);
  const parts = [
    isOnline ? null : t('status.offline'),
    phone.savedAt ? t('status.saved', { time: formatTime(phone.savedAt) }) : null,
    phone.waiting > 0 ? t('status.waiting', { number: phone.waiting }) : null,
  ].filter((part) => part !== null);
  const kind = isOnline && phone.waiting === 0 ? 'success' : 'warning';
  return <StatusLine kind={kind}>{parts.join(' ・ ')}</StatusLine>;
}

function usePhone(services: Services, city: string): Phone {
  const [phone, setPhone] = useState<Phone>({ savedAt: null, waiting: 0 });
  useEffect(() => {
    let isGone = false;
    let stop = () => {};
    async function watch() {
      const { store, outbox } = await services.openOffline();
      if (isGone) return;
      const look = async () => {
        const [records, waiting] = await Promise.all([store.list(city), outbox.waiting()]);
        const drafts = records.filter((record) => record.phase.kind === 'draft');
        const newest = drafts
          .map((record) => record.savedAt)
          .sort()
          .at(-1);
        if (!isGone) setPhone({ savedAt: newest ? new Date(newest) : null, waiting: waiting.length });
      };
      const stops = [store.subscribe(() => void look()), outbox.subscribe(() => void look())];
      stop = () => {
        for (const end of stops) end();
      };
      await look();
    }
    let isWatching = false;
    const begin = () => {
      if (isGone || isWatching) return;
      isWatching = true;
      void watch();
    };
    // The first draft of this phone: it is stored while the page is open.
    addEventListener(FIRST_STORED, begin);
    void services.hasStored().then((isStored) => {
      if (isStored) begin();
    });
    return () => {
      isGone = true;
      removeEventListener(FIRST_STORED, begin);
      stop();
    };
  }, [services, city]);
  return phone;
}
