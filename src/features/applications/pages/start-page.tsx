import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { call } from '#api/client.ts';
import { formPagePath } from '#contract/addresses.ts';
import { answersSchema } from '#contract/procedures/answers.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { isAppleMobile, isInstalled } from '#lib/device.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { beginDraft } from '../commands.ts';
import type { ApplicationPageProps } from '../components/application-gate.tsx';
import { formPages } from '../model/form.ts';

/** Makes the draft. On an iPhone it first says what Safari does to drafts: afterwards would be too late. */
export function StartPage({ place, guide, openOffline }: ApplicationPageProps) {
  const { t } = useTranslation(['applications', 'shell']);
  const { procedure = '' } = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const [mayBegin, setMayBegin] = useState(() => !isAppleMobile() || isInstalled());
  const [words, setWords] = useState<string | null>(null);
  const hasBegun = useRef(false);
  usePageTitle(t('start.title'));

  const begin = useCallback(async () => {
    const version = guide.procedures.find(({ id }) => id === procedure)?.version ?? '0';
    const { city, language } = place;
    const found = await call(readProcedure, {
      parameters: { city, procedure, version },
      query: { language },
    });
    if (!found.ok) return setWords(t(`shell:${failureKey(found.failure)}`));
    const given = answersSchema.safeParse(location.state?.answers);
    const answers = given.success ? given.data : {};
    const offline = await openOffline().catch(() => null);
    if (!offline) return setWords(t('start.noStore'));
    const draft = await beginDraft(offline, { city, procedure, version, language }, answers);
    if (!draft.ok) return setWords(t(draft.failure.kind === 'disk-full' ? 'form.diskFull' : 'start.noStore'));
    const first = formPages(found.value.value.definition, answers)[0]?.id ?? '';
    return navigate(formPagePath(place, draft.value.id, first), { replace: true });
  }, [guide, location.state, navigate, openOffline, place, procedure, t]);

  useEffect(() => {
    if (!mayBegin || hasBegun.current) return;
    hasBegun.current = true;
    void begin();
  }, [mayBegin, begin]);

  if (!mayBegin) {
    return (
      <>
        <PageHeading>{t('start.title')}</PageHeading>
        <Notice kind="warning">
          <p>{t('start.iphone')}</p>
          <p>{t('start.iphoneSteps')}</p>
        </Notice>
        <Button variant="outline" onClick={() => setMayBegin(true)}>
          {t('start.here')}
        </Button>
      </>
    );
  }
  return words === null ? (
    <p role="status">{t('start.opening')}</p>
  ) : (
    <>
      <PageHeading>{t('start.title')}</PageHeading>
      <Notice kind="warning" role="alert">
        {words}
      </Notice>
      <Button
        onClick={() => {
          setWords(null);
          void begin();
        }}
      >
        {t('shell:unavailable.retry')}
      </Button>
    </>
  );
}
