/** What must be mended before a form can be sent. */
import { daysBetween, type PlainDate } from '#lib/dates.ts';
import type { Issue } from '../problem.ts';
import { type Answers, answerTo } from './answers.ts';
import { visibleFields, visiblePages } from './asked.ts';
import { eligibility } from './eligibility.ts';
import { entriesOf, neededEntries, visibleEntries } from './entries.ts';
import { decidingDate, filingWindow } from './filing-window.ts';
import { issue } from './issues.ts';
import type { GroupField, Page, ProcedureDefinition } from './schema.ts';
import { validateField } from './validate-field.ts';

/**
 * All of it, in the order in which it is asked.
 * @param answers normalised
 * @param today in Asia/Tokyo
 */
export function validate(
  definition: ProcedureDefinition,
  answers: Answers,
  today: PlainDate,
): readonly Issue[] {
  const verdict = eligibility(definition, answers);
  const issues: Issue[] =
    verdict.kind === 'verdict' && verdict.outcome === 'counter'
      ? [issue(definition.eligibility?.questions[0]?.key ?? '', 'not-eligible')]
      : [];
  issues.push(...validateQuestions(definition, answers));
  for (const page of visiblePages(definition, answers)) issues.push(...validatePage(page, answers, today));
  issues.push(...validateDay(definition, answers, today));
  return issues;
}

/** The questions before the form may be left out, but not answered with something that was not offered. */
function validateQuestions(definition: ProcedureDefinition, answers: Answers): readonly Issue[] {
  return (definition.eligibility?.questions ?? [])
    .filter(({ key, options }) => {
      const answer = answerTo(answers, key);
      return answer !== undefined && !options.includes(answer);
    })
    .map(({ key }) => issue(key, 'unknown-option'));
}

/** The same for one page, as when "next" is pressed. */
export function validatePage(page: Page, answers: Answers, today: PlainDate): readonly Issue[] {
  return visibleFields(page, answers).flatMap((field) =>
    field.kind === 'group' ? validateGroup(field, answers, today) : validateField(field, answers, today),
  );
}

function validateGroup(group: GroupField, answers: Answers, today: PlainDate): readonly Issue[] {
  const entries = visibleEntries(group, answers).flatMap(({ fields }) => fields);
  return [
    ...validateEntryCount(group, answers),
    ...entries.flatMap((field) => validateField(field, answers, today)),
  ];
}

/** Whether a group has as many entries as it needs, and no more than there is room for. */
export function validateEntryCount(group: GroupField, answers: Answers): readonly Issue[] {
  const { length } = entriesOf(group, answers);
  const { key, min, max } = group;
  const isLeftOut = length === 0 && neededEntries(group) <= 0;
  if (length < min && !isLeftOut) return [issue(key, 'too-few-entries', { min })];
  return length > max ? [issue(key, 'too-many-entries', { max })] : [];
}

/** Whether today is a day on which it may be filed here. */
function validateDay(definition: ProcedureDefinition, answers: Answers, today: PlainDate): readonly Issue[] {
  const window = filingWindow(definition, answers);
  const decides = decidingDate(definition, answers);
  if (!window || !decides) return [];
  if (window.opens !== null && today < window.opens) {
    return [issue(decides.field, 'not-yet', { days: daysBetween(today, window.opens) })];
  }
  const isLate = window.until !== null && today > window.until;
  return isLate && definition.deadline?.late === 'counter'
    ? [issue(decides.field, 'counter-only', { days: daysBetween(window.until ?? today, today) })]
    : [];
}
