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
      const show = (change: Partial<Phone>) => {
        if (!isGone) setPhone((before) => ({ ...before, ...change }));
      };
      // Minutes are shown: within one there is nothing to draw anew.
      const showSaved = (savedAt: Date | null) => {
        if (isGone) return;
        setPhone((before) =>
          minuteOf(before.savedAt) === minuteOf(savedAt) ? before : { ...before, savedAt },
        );
      };
      const lookAtDrafts = async () => {
        const drafts = (await store.list(city)).filter((record) => record.phase.kind === 'draft');
        const newest = drafts
          .map((record) => record.savedAt)
          .sort()
          .at(-1);
        showSaved(newest ? new Date(newest) : null);
      };
      const lookAtOutbox = async () => show({ waiting: (await outbox.waiting()).length });
      // What cannot be read, the page below has words for; this line then says nothing new.
      const quietly = (look: () => Promise<void>) => () => void look().catch(() => undefined);
      const stops = [
        store.subscribe((_, written) => {
          // While somebody types: what was written just now is the newest.
          if (written?.city === city && written.phase.kind === 'draft') {
            showSaved(new Date(written.savedAt));
          } else {
            quietly(lookAtDrafts)();
            quietly(lookAtOutbox)();
          }
        }),
        outbox.subscribe(quietly(lookAtOutbox)),
      ];
      stop = () => {
        for (const end of stops) end();
      };
      await Promise.all([lookAtDrafts(), lookAtOutbox()]);
    }
    let isWatching = false;
    const begin = () => {
      if (isGone || isWatching) return;
      isWatching = true;
      watch().catch(() => undefined);
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

function minuteOf(instant: Date | null): number | null {
  return instant && Math.floor(instant.getTime() / 60_000);
}
