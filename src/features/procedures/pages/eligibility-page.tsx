import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { homePath, startPath } from '#contract/addresses.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { type EligibilityState, eligibility } from '#contract/procedures/rules.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { MarkedText } from '#ui/marked-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { usePageTitle } from '#ui/use-page-title.ts';
import { AtWindow } from '../components/at-window.tsx';
import { EditionGate, type ProcedurePageProps } from '../components/edition-gate.tsx';
import { Provenance } from '../components/provenance.tsx';

/** "Is it for me?": a question at a time, then the verdict with its reason and source. Nothing is stored. */
export function EligibilityPage(props: ProcedurePageProps) {
  return <EditionGate {...props}>{(edition) => <Questions {...props} edition={edition} />}</EditionGate>;
}

type QuestionsProps = ProcedurePageProps & { readonly edition: ProcedureEdition };

function Questions({ place, guide, edition }: QuestionsProps) {
  const { t } = useTranslation('procedures');
  const [answers, setAnswers] = useState<Answers>({});
  const { definition, text } = edition;
  const state = eligibility(definition, answers);
  usePageTitle(`${t('eligibility.title')} | ${text.title}`);
  return (
    <>
      <PageHeading above={<MarkedText>{text.title}</MarkedText>}>{t('eligibility.title')}</PageHeading>
      <AtWindow assurance={definition.assurance} />
      {state.kind === 'question' ? (
        <Question
          key={state.key}
          label={text.eligibility.questions[state.key]?.label ?? ''}
          help={text.eligibility.questions[state.key]?.help}
          options={state.options}
          texts={text.eligibility.questions[state.key]?.options ?? {}}
          isFirst={Object.keys(answers).length === 0}
          onAnswer={(answer) => setAnswers({ ...answers, [state.key]: answer })}
        />
      ) : null}
      {state.kind === 'verdict' ? (
        <Verdict place={place} guide={guide} edition={edition} verdict={state} answers={answers} />
      ) : null}
      {Object.keys(answers).length > 0 ? (
        <Button variant="text" className="self-start" onClick={() => setAnswers({})}>
          {t('eligibility.again')}
        </Button>
      ) : null}
    </>
  );
}

type QuestionProps = {
  readonly label: string;
  readonly help: string | undefined;
  readonly options: readonly string[];
  /** Words of options that are no plain yes or no. */
  readonly texts: Readonly<Record<string, string>>;
  /** The first comes with the page, whose own heading has the focus. */
  readonly isFirst: boolean;
  readonly onAnswer: (answer: string) => void;
};

function Question({ label, help, options, texts, isFirst, onAnswer }: QuestionProps) {
  const { t } = useTranslation('procedures');
  const heading = useFocusUnless<HTMLHeadingElement>(isFirst);
  const common: Record<string, string> = {
    yes: t('eligibility.yes'),
    no: t('eligibility.no'),
    unsure: t('eligibility.unsure'),
  };
  return (
    <section aria-labelledby="question" className="flex flex-col gap-3">
      <h2 id="question" tabIndex={-1} ref={heading} className="focus-visible:outline-none">
        <MarkedText>{label}</MarkedText>
      </h2>
      {help ? (
        <p className="text-muted">
          <MarkedText>{help}</MarkedText>
        </p>
      ) : null}
      {options.map((option) => (
        <Button key={option} variant="outline" onClick={() => onAnswer(option)}>
          {/* One part, or the bracket would stand beside the words like an icon. */}
          <span>
            <MarkedText>{texts[option] ?? common[option] ?? option}</MarkedText>
          </span>
        </Button>
      ))}
    </section>
  );
}

type VerdictProps = Pick<QuestionsProps, 'place' | 'guide' | 'edition'> & {
  readonly verdict: EligibilityState & { kind: 'verdict' };
  readonly answers: Answers;
};

function Verdict({ place, guide, edition, verdict, answers }: VerdictProps) {
  const { t } = useTranslation('procedures');
  const { id } = edition.definition;
  const mayStart = verdict.outcome !== 'counter';
  const isClear = verdict.outcome === 'needed';
  const verdictBox = useFocusUnless<HTMLElement>(false);
  return (
    <section tabIndex={-1} ref={verdictBox} className="flex flex-col gap-4 focus-visible:outline-none">
      <Notice kind={isClear ? 'info' : 'warning'} heading={t(`eligibility.outcome.${verdict.outcome}`)}>
        <p>
          <MarkedText>{edition.text.eligibility.reasons[verdict.reason] ?? ''}</MarkedText>
        </p>
        <Provenance provenance={verdict.provenance} phone={guide.city.phone} />
      </Notice>
      {mayStart ? (
        <Link
          to={startPath(place, id)}
          state={{ answers }}
          className={buttonClass(isClear ? 'solid' : 'outline')}
        >
          {isClear ? t('eligibility.start') : t('eligibility.startAnyway')}
        </Link>
      ) : null}
      {isClear ? null : (
        <Link to={homePath(place)} className={buttonClass('solid')}>
          {t('eligibility.home')}
        </Link>
      )}
    </section>
  );
}

/** What takes the place of a pressed button takes the focus, or a screen reader stands in the dark. */
function useFocusUnless<Target extends HTMLElement>(isFirst: boolean) {
  const target = useRef<Target>(null);
  const mayFocus = useRef(!isFirst);
  useEffect(() => {
    if (mayFocus.current) target.current?.focus();
  }, []);
  return target;
}
