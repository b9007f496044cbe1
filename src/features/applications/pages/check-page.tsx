import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { applicationPath } from '#contract/addresses.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { usePageTitle } from '#ui/use-page-title.ts';
import {
  ApplicationGate,
  type ApplicationPageProps,
  type ReadyApplication,
} from '../components/application-gate.tsx';
import { Prepared } from '../components/prepared.tsx';
import { SendForm } from '../components/send-form.tsx';
import { whyAtWindow } from '../model/at-window.ts';
import { useAllAnswers } from '../model/deciding.ts';
import { useTyping } from '../model/use-typing.ts';

/** The last page before it leaves the phone: to be sent, or to be taken to the counter. */
export function CheckPage(props: ApplicationPageProps) {
  return (
    <ApplicationGate {...props}>
      {(ready) => <Check key={`${ready.record.id}/${ready.record.version}`} {...props} {...ready} />}
    </ApplicationGate>
  );
}

function Check(props: ApplicationPageProps & ReadyApplication) {
  const { place, offline, record, edition } = props;
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { definition, text } = edition;
  const { typing } = useTyping(offline, record, definition);
  const answers = useAllAnswers(definition, typing);
  const statusPath = applicationPath(place, record.id);
  const isSent = record.phase.kind !== 'draft';
  const why = whyAtWindow(definition, answers, tokyoToday(systemClock));
  usePageTitle(`${t(why ? 'prepared.check' : 'check.title')} | ${text.title}`);
  useEffect(() => {
    if (isSent) navigate(statusPath, { replace: true });
  }, [isSent, navigate, statusPath]);
  if (isSent) return null;
  const checked = { ...props, typing, answers };
  return why ? <Prepared {...checked} why={why} /> : <SendForm {...checked} />;
}
