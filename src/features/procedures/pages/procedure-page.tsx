import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { eligibilityPath, startPath } from '#contract/addresses.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { buttonClass } from '#ui/button-class.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { SummaryList, SummaryRow } from '#ui/summary-list.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { AtWindow } from '../components/at-window.tsx';
import { DeadlineRule } from '../components/deadline-rule.tsx';
import { EditionGate, type ProcedurePageProps } from '../components/edition-gate.tsx';
import { FeeLines } from '../components/fee-lines.tsx';
import { PersonsRows } from '../components/persons-rows.tsx';
import { useNamedSection } from '../components/use-named-section.ts';

type Props = ProcedurePageProps & {
  /** A draft of this procedure that is not finished: one goes on with it rather than start again. */
  readonly waits: ReactNode;
};

/** For whom, until when, what to have ready, what it costs, how long it takes; then start, or come. */
export function ProcedurePage(props: Props) {
  return <EditionGate {...props}>{(edition) => <Procedure {...props} edition={edition} />}</EditionGate>;
}

function Procedure({ place, guide, edition, waits }: Props & { readonly edition: ProcedureEdition }) {
  const { t } = useTranslation('procedures');
  const { definition, text } = edition;
  usePageTitle(`${text.title} | ${guide.text.name}`);
  useNamedSection();
  const window = guide.text.windows[definition.window];
  const phone = guide.city.windows.find(({ id }) => id === definition.window)?.phone ?? guide.city.phone;
  return (
    <>
      <PageHeading>
        <MarkedText>{text.title}</MarkedText>
      </PageHeading>
      <p>
        <MarkedText>{text.summary}</MarkedText>
      </p>
      {waits}
      <AtWindow assurance={definition.assurance} />
      <SummaryList>
        <SummaryRow id="for-whom" tabIndex={-1} term={t('page.forWhom')}>
          <MarkedText>{text.forWhom}</MarkedText>
        </SummaryRow>
        <PersonsRows edition={edition} />
        <SummaryRow id="until-when" tabIndex={-1} term={t('page.untilWhen')}>
          <MarkedText>{text.untilWhen}</MarkedText>
          <DeadlineRule guide={guide} definition={definition} />
        </SummaryRow>
        <SummaryRow id="prepare" tabIndex={-1} term={t('page.prepare')}>
          <ul className="list-disc ps-6">
            {text.prepare.map((thing) => (
              <li key={thing}>
                <MarkedText>{thing}</MarkedText>
              </li>
            ))}
          </ul>
        </SummaryRow>
        {definition.fee.length > 0 ? (
          <SummaryRow id="fee" tabIndex={-1} term={<MarkedText>{t('page.fee')}</MarkedText>}>
            <FeeLines guide={guide} edition={edition} />
          </SummaryRow>
        ) : null}
        {definition.next.length > 0 ? (
          <SummaryRow id="next" tabIndex={-1} term={t('find.next')}>
            <ul className="list-disc ps-6">
              {definition.next.map(({ id }) => (
                <li key={id}>
                  <MarkedText>{text.next[id] ?? ''}</MarkedText>
                </li>
              ))}
            </ul>
          </SummaryRow>
        ) : null}
        <SummaryRow term={t('page.time')}>{t('page.minutes', { minutes: text.minutes })}</SummaryRow>
      </SummaryList>
      <div className="flex flex-col gap-3">
        {definition.eligibility ? (
          <Link to={eligibilityPath(place, definition.id)} className={buttonClass('solid')}>
            {t('page.check')}
          </Link>
        ) : null}
        <Link
          to={startPath(place, definition.id)}
          className={buttonClass(definition.eligibility ? 'outline' : 'solid')}
        >
          {t('page.start')}
        </Link>
      </div>
      {window ? (
        <section aria-labelledby="window" className="flex flex-col gap-1">
          <h2 id="window">{t('page.window')}</h2>
          <p className="font-bold">
            <MarkedText>{window.name}</MarkedText>
          </p>
          <p>
            <MarkedText>{window.place}</MarkedText>
          </p>
          <p>
            <MarkedText>{window.hours}</MarkedText>
          </p>
          <p>
            <a href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
              {t('page.askWindow', { phone })}
            </a>
          </p>
        </section>
      ) : null}
    </>
  );
}
