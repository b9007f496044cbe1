import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { LifeEvent } from '#contract/procedures/life-events.ts';
import { needsChecking } from '#contract/provenance-rules.ts';
import { failureKey } from '#i18n/failure-words.ts';
import { Checkbox } from '#ui/choice.tsx';
import { Details } from '#ui/details.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { LifeEventDoors } from '../components/life-event-doors.tsx';
import { LifeEventEntries } from '../components/life-event-entries.tsx';
import { useLifeEvent } from '../components/use-life-event.ts';
import { sortByNeed } from '../model.ts';

type Props = { readonly place: Place; readonly guide: CityGuide };

/** What is to be done when life changes, in its order, and where. Nothing that is ticked is stored or sent. */
export function LifeEventPage({ place, guide }: Props) {
  const { t } = useTranslation('shell');
  const { event: id = '' } = useParams();
  const query = useLifeEvent(place, id);
  switch (query.kind) {
    case 'loading':
      return (
        <>
          <p role="status" className="sr-only">
            {t('loading')}
          </p>
          <Skeleton lines={6} />
        </>
      );
    case 'ready':
      return <Event key={id} place={place} guide={guide} event={query.event} />;
    case 'unknown':
      return (
        <>
          <PageHeading>{t('notFound.title')}</PageHeading>
          <LifeEventDoors place={place} guide={guide} />
        </>
      );
    case 'failed':
      return (
        <>
          <PageHeading>{t('unavailable.title')}</PageHeading>
          <Notice kind="warning" role="status">
            {t(failureKey(query.failure))}
          </Notice>
        </>
      );
  }
}

function Event({ place, guide, event }: Props & { readonly event: LifeEvent }) {
  const { t } = useTranslation('procedures');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  usePageTitle(`${event.title} | ${guide.text.name}`);
  const { mine, others } = sortByNeed(event.entries, ticked);
  const toCheck = event.entries.some(
    (entry) => entry.kind === 'elsewhere' && needsChecking(entry.provenance),
  );
  return (
    <>
      <PageHeading>
        <MarkedText>{event.title}</MarkedText>
      </PageHeading>
      <p>
        <MarkedText>{event.lead}</MarkedText>
      </p>
      {event.questions.length > 0 ? (
        <Fieldset id="mine" label={t('lifeEvents.ask')} help={t('lifeEvents.askHelp')}>
          {event.questions.map((question) => (
            <Checkbox
              key={question.id}
              id={`mine-${question.id}`}
              label={<MarkedText>{question.label}</MarkedText>}
              checked={ticked.includes(question.id)}
              onChange={({ currentTarget: { checked } }) =>
                setTicked((before) =>
                  checked ? [...before, question.id] : before.filter((other) => other !== question.id),
                )
              }
            />
          ))}
        </Fieldset>
      ) : null}
      <section aria-labelledby="steps" className="flex flex-col gap-2">
        <h2 id="steps">{t('lifeEvents.steps')}</h2>
        <p role="status" className="sr-only">
          {ticked.length > 0 ? t('lifeEvents.count', { number: mine.length }) : ''}
        </p>
        <LifeEventEntries place={place} guide={guide} event={event} entries={mine} />
        {others.length > 0 ? (
          <Details summary={t('lifeEvents.others', { number: others.length })}>
            <LifeEventEntries place={place} guide={guide} event={event} entries={others} />
          </Details>
        ) : null}
      </section>
      {toCheck ? <p>{t('lifeEvents.check', { phone: guide.city.phone })}</p> : null}
      <LifeEventDoors place={place} guide={guide} except={event.id} />
    </>
  );
}
