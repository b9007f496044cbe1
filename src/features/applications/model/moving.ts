/** What going over to a newer version of a procedure means for a draft, in words. */
import type { TFunction } from 'i18next';
import type { Answers } from '#contract/procedures/answers.ts';
import {
  type AgainReason,
  type GoneReason,
  type GroupOrConcrete,
  moveToVersion,
  normalise,
  ownerOf,
  wordsOf,
} from '#contract/procedures/rules.ts';
import type { ProcedureEdition, ProcedureText } from '#contract/procedures/schema.ts';
import type { PlainDate } from '#lib/dates.ts';
import { answerWords } from './answer-words.ts';

type Words = TFunction<['applications', 'procedures']>;

export type Moving = {
  /** Typed answers in the newer version. */
  readonly answers: Answers;
  readonly again: readonly {
    readonly path: string;
    readonly label: string;
    readonly reason: AgainReason;
    /** Of a question before the form: it can be answered nowhere else once the form is begun. */
    readonly options: readonly { readonly option: string; readonly label: string }[] | null;
  }[];
  readonly gone: readonly {
    readonly path: string;
    readonly label: string;
    readonly value: string;
    readonly reason: GoneReason;
  }[];
};

export function wordsOfMove(
  t: Words,
  language: string,
  from: ProcedureEdition,
  to: ProcedureEdition,
  typed: Answers,
  today: PlainDate,
): Moving {
  const move = moveToVersion(from.definition, to.definition, typed, today);
  const before = normalise(from.definition, typed);
  const gone = new Map<string, Moving['gone'][number]>();
  for (const { path, value, reason } of move.gone) {
    const owner = ownerOf(from.definition, typed, path);
    // The list of a group says nothing to a reader; its entries' fields are named one by one.
    if (owner?.kind === 'group') continue;
    const key = owner?.key ?? path;
    if (gone.has(key)) continue;
    const words = owner
      ? answerWords(t, language, owner, { ...typed, ...before }, from.text)
      : optionWords(t, from.text, path, value);
    gone.set(key, {
      path: key,
      label: labelOf(t, from, path, owner),
      value: words === '' ? value : words,
      reason,
    });
  }
  return {
    answers: move.answers,
    again: move.again.map(({ path, reason }) => ({
      path,
      reason,
      label: labelOf(t, to, path, ownerOf(to.definition, move.answers, path)),
      options: optionsOf(t, to, path),
    })),
    gone: [...gone.values()],
  };
}

function labelOf(t: Words, { text }: ProcedureEdition, path: string, owner: GroupOrConcrete | null): string {
  if (!owner) return text.eligibility.questions[path]?.label ?? path;
  const { words, entry } = wordsOf(text, owner);
  if (!entry) return words.label;
  return t('issue.inEntry', { entry: entry.words, number: entry.number, text: words.label });
}

function optionsOf(t: Words, { definition, text }: ProcedureEdition, path: string) {
  const question = definition.eligibility?.questions.find(({ key }) => key === path);
  return question?.options.map((option) => ({ option, label: optionWords(t, text, path, option) })) ?? null;
}

function optionWords(t: Words, text: ProcedureText, question: string, option: string): string {
  const common: Record<string, string> = {
    yes: t('yesNo.yes'),
    no: t('yesNo.no'),
    unsure: t('procedures:eligibility.unsure'),
  };
  return text.eligibility.questions[question]?.options?.[option] ?? common[option] ?? option;
}
