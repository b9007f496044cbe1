/** Drafts that between them show every page and every field of a form, made from its definition alone. */
import type { Answers } from '#contract/procedures/answers.ts';
import {
  askedFields,
  eligibility,
  visibleFields,
  visiblePages,
  volatileKeys,
} from '#contract/procedures/rules.ts';
import type { Page, ProcedureDefinition } from '#contract/procedures/schema.ts';
import type { PlainDate } from '#lib/dates.ts';
import { askedInOrder } from '#mock-api/cities/asked-order.ts';
import { answersFor } from '#mock-api/cities/possible-answers.ts';
import { buildAnswers } from './builders.ts';

export type FormWalk = {
  /** What a draft holds, as typed by someone who writes in Latin letters. */
  readonly answers: Answers;
  /** Ids of the pages that show something which no walk before has shown. */
  readonly pages: readonly string[];
};

/** @throws Error when a field is there for nobody; the lints would have said so */
export function formWalks(definition: ProcedureDefinition, today: PlainDate): readonly FormWalk[] {
  const missing = new Set(askedInOrder(definition).flatMap(({ key, field }) => (field ? [key] : [])));
  const walks: FormWalk[] = [];
  for (const { key, guards } of askedInOrder(definition)) {
    if (!missing.has(key)) continue;
    const deciding = answersFor(definition, guards);
    if (typeof deciding === 'string') throw new Error(`no answers lead to ${key} of ${definition.id}`);
    const answers = buildAnswers(definition, today, deciding);
    const pages = visiblePages(definition, answers).filter(
      (page) => shownOn(page, answers).filter((shown) => missing.delete(shown)).length > 0,
    );
    if (missing.has(key)) throw new Error(`${key} of ${definition.id} is not asked by answers made for it`);
    walks.push({ answers: asDraft(definition, answers), pages: pages.map(({ id }) => id) });
  }
  return walks;
}

function shownOn(page: Page, answers: Answers): readonly string[] {
  return [...visibleFields(page, answers), ...askedFields(page, answers)].map(({ key }) => key);
}

/** No My Number is ever kept; Japanese that was typed would hide Japanese that the app let slip. */
function asDraft(definition: ProcedureDefinition, answers: Answers): Answers {
  const volatile = volatileKeys(definition);
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => !volatile.has(key))
      .map(([key, value]) => [
        key,
        /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(value) ? 'TAKAHASHI SAKI' : value,
      ]),
  );
}

/** An answer to a question before the form. */
export type GivenAnswer = readonly [question: string, option: string];

/** Ways through the questions before the form that between them lead to each question and each verdict. */
export function eligibilityWays(definition: ProcedureDefinition): readonly (readonly GivenAnswer[])[] {
  const reached = new Set<string>();
  const ways: (readonly GivenAnswer[])[] = [];
  const go = (way: readonly GivenAnswer[]) => {
    const state = eligibility(definition, Object.fromEntries(way));
    if (state.kind === 'question') {
      for (const option of state.options) go([...way, [state.key, option]]);
    } else if (state.kind === 'verdict' && !reached.has(state.reason)) {
      reached.add(state.reason);
      ways.push(way);
    }
  };
  go([]);
  return ways;
}
