import { useTranslation } from 'react-i18next';
import { deadline, normalise } from '#contract/procedures/rules.ts';
import { formatDate } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { Progress } from '#ui/progress.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { useWaiting } from '../queries.ts';
import type { ApplicationPageProps, ReadyApplication } from './application-gate.tsx';

/** Sealed, not yet received: how it stands, until when it must arrive, and where one can go instead. */
export function StillWaiting({
  place,
  guide,
  offline,
  record,
  edition,
}: ApplicationPageProps & ReadyApplication) {
  const { t } = useTranslation('applications');
  const waiting = useWaiting(offline, record.id);
  const { definition, text } = edition;
  const until = deadline(definition, normalise(definition, record.answers));
  const window = guide.text.windows[definition.window];
  usePageTitle(`${t('waiting.title')} | ${text.title}`);
  return (
    <>
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>{t('waiting.title')}</PageHeading>
      <Card variant="waiting">
        <p role="status">{waiting?.isChecking ? t('waiting.checking') : t('waiting.queued')}</p>
        {waiting ? <Progress aria-label={t('waiting.progress')} value={waiting.progress} max={1} /> : null}
        {until ? (
          <p className="font-bold">{t('waiting.deadline', { date: formatDate(place.language, until) })}</p>
        ) : null}
      </Card>
      <p>{t('waiting.safe')}</p>
      {window ? (
        <p>
          <MarkedText>{t('waiting.window', { place: `${window.name} ${window.place}` })}</MarkedText>
        </p>
      ) : null}
      <Button variant="outline" onClick={() => offline.outbox.nudge()}>
        {t('waiting.retry')}
      </Button>
    </>
  );
}
