/**
 * A draft is pinned to the version in which it was begun. When a person goes over to a new one, every typed
 * answer either comes along or is named with its value, and what must be answered again is named with why.
 */
import type { PlainDate } from '#lib/dates.ts';
import { type Answers, answerTo, isAnswered } from './answers.ts';
import { askedFields, type GroupOrConcrete, ownerOf, visibleFields, visiblePages } from './asked.ts';
import { holds } from './conditions.ts';
import { entriesOf, expandField } from './entries.ts';
import { normalise } from './normalise.ts';
import type { Field, GroupField, ProcedureDefinition } from './schema.ts';
import { validateEntryCount } from './validate.ts';
import { validateField } from './validate-field.ts';

/** Why something must be answered again. */
export type AgainReason =
  /** The version before did not have it. */
  | 'new-question'
  /** It is another kind of answer now: a date instead of a text. */
  | 'other-kind'
  /** What was chosen is no longer offered. */
  | 'option-gone'
  /** It was good enough before: shorter, fewer, another age. */
  | 'stricter'
  | 'now-required'
  /** It was there before, but these answers did not lead to it. */
  | 'now-asked';

/** Why an answer does not count any more. */
export type GoneReason =
  | 'question-gone'
  | 'other-kind'
  | 'option-gone'
  /** These answers no longer lead to it; it stays in the draft, in case they do again. */
  | 'no-longer-asked';

export type Move = {
  /** Typed answers for the new version. */
  readonly answers: Answers;
  /** In the order in which it is asked; paths are keys of fields or of questions of the new version. */
  readonly again: readonly { readonly path: string; readonly reason: AgainReason }[];
  /** Paths are typed keys of the old version. */
  readonly gone: readonly { readonly path: string; readonly value: string; readonly reason: GoneReason }[];
};

/**
 * @param typed raw answers of a draft
 * @param today in Asia/Tokyo: some limits are of today
 */
export function moveToVersion(
  from: ProcedureDefinition,
  to: ProcedureDefinition,
  typed: Answers,
  today: PlainDate,
): Move {
  const old = sideOf(from, withListedEntries(from, typed), today);
  const gone: Move['gone'][number][] = [];
  const carried: Record<string, string> = {};
  for (const [path, value] of Object.entries(old.typed)) {
    if (value === '') continue;
    const reason = whyGone(from, to, old.typed, path, value);
    if (reason) gone.push({ path, value, reason });
    else carried[path] = value;
  }
  const fresh = sideOf(to, carried, today);
  for (const [path, value] of Object.entries(carried)) {
    if (isAsked(old, path) && !isAsked(fresh, path)) gone.push({ path, value, reason: 'no-longer-asked' });
  }
  return { answers: carried, again: whatAgain(old, fresh, gone), gone };
}

type Question = NonNullable<ProcedureDefinition['eligibility']>['questions'][number];

/** A version with the answers of the draft in it. */
type Side = {
  readonly definition: ProcedureDefinition;
  readonly typed: Answers;
  readonly answers: Answers;
  readonly today: PlainDate;
  /** What is asked, in order; groups before their entries. */
  readonly asked: readonly (Question | GroupOrConcrete)[];
};

function sideOf(definition: ProcedureDefinition, typed: Answers, today: PlainDate): Side {
  const answers = normalise(definition, typed);
  const asked = [
    ...questionsOf(definition).filter(({ when }) => holds(when, answers)),
    ...visiblePages(definition, answers).flatMap((page) => [
      ...visibleFields(page, answers).filter((field) => field.kind === 'group'),
      ...askedFields(page, answers),
    ]),
  ];
  return { definition, typed, answers, today, asked };
}

function questionsOf(definition: ProcedureDefinition): readonly Question[] {
  return definition.eligibility?.questions ?? [];
}

/** The question, field or group to which a key belongs. */
function ownerIn(
  definition: ProcedureDefinition,
  typed: Answers,
  key: string,
): Question | GroupOrConcrete | null {
  return questionsOf(definition).find((one) => one.key === key) ?? ownerOf(definition, typed, key);
}

function kindOf(owner: Question | GroupOrConcrete): string {
  return !('kind' in owner) ? 'question' : owner.kind;
}

function isAsked(side: Side, path: string): boolean {
  const owner = ownerIn(side.definition, side.typed, path);
  return side.asked.some(({ key }) => key === owner?.key);
}

/** Entries that were there without being listed are listed, so that another least number does not hide them. */
function withListedEntries(definition: ProcedureDefinition, typed: Answers): Answers {
  const lists = definition.pages
    .flatMap(({ fields }) => fields)
    .filter((field): field is GroupField => field.kind === 'group')
    .filter((group) => (answerTo(typed, group.key) ?? '').trim() === '' && hasAnswers(group, typed))
    .map((group) => [group.key, entriesOf(group, typed).join(' ')]);
  return { ...typed, ...Object.fromEntries(lists) };
}

function hasAnswers(group: GroupField, typed: Answers): boolean {
  return expandField(group, typed).some((field) => isAnswered(field, typed));
}

function whyGone(
  from: ProcedureDefinition,
  to: ProcedureDefinition,
  typed: Answers,
  path: string,
  value: string,
): GoneReason | null {
  const before = ownerIn(from, typed, path);
  const after = ownerIn(to, typed, path);
  if (!after) return 'question-gone';
  if (before && kindOf(before) !== kindOf(after)) return 'other-kind';
  const options = optionsOf(after);
  return options === null || options.includes(value) ? null : 'option-gone';
}

function optionsOf(owner: Question | GroupOrConcrete): readonly string[] | null {
  if (!('kind' in owner)) return owner.options;
  return owner.kind === 'choice' ? owner.options : null;
}

function whatAgain(old: Side, fresh: Side, gone: Move['gone']): Move['again'] {
  return fresh.asked.flatMap((one) => {
    const lost = gone.find(({ path, reason }) => {
      const isOfIt = ownerIn(fresh.definition, old.typed, path)?.key === one.key;
      return isOfIt && (reason === 'option-gone' || reason === 'other-kind');
    });
    const reason = lost?.reason === 'option-gone' ? 'option-gone' : whyAgain(one, old, fresh, lost);
    return reason ? [{ path: one.key, reason }] : [];
  });
}

function whyAgain(
  one: Question | GroupOrConcrete,
  old: Side,
  fresh: Side,
  lost: Move['gone'][number] | undefined,
): AgainReason | null {
  if (lost) return 'other-kind';
  const faults = faultsOf(one, fresh);
  const before = ownerIn(old.definition, old.typed, one.key);
  if (faults.length === 0) return null;
  if (!before) return hasField(old.definition, one) ? 'now-required' : 'new-question';
  if (!isAsked(old, one.key)) return 'now-asked';
  const faultsBefore = faultsOf(before, old);
  // Nobody answers again what is still to be answered for the first time.
  if (faultsBefore.length > 0 && isLeftOut(before, old)) return null;
  if (faults.every((fault) => faultsBefore.includes(fault))) return null;
  return isLeftOut(one, fresh) ? 'now-required' : 'stricter';
}

/** A field of an entry that the draft does not have, in a group that the version before knew. */
function hasField(definition: ProcedureDefinition, one: Question | GroupOrConcrete): boolean {
  if (!('kind' in one) || one.kind === 'group' || !one.group) return false;
  const { key, field } = one.group;
  const fields: readonly Field[] = definition.pages.flatMap((page) => page.fields);
  const group = fields.find((candidate) => candidate.kind === 'group' && candidate.key === key);
  return group?.kind === 'group' && group.fields.some((candidate) => candidate.key === field);
}

function isLeftOut(one: Question | GroupOrConcrete, side: Side): boolean {
  return !('kind' in one) || one.kind === 'group' ? false : !isAnswered(one, side.answers);
}

/** What is wrong with its answer, as `path code`. */
function faultsOf(one: Question | GroupOrConcrete, { answers, today }: Side): readonly string[] {
  if (!('kind' in one)) return answerTo(answers, one.key) === undefined ? [`${one.key} missing`] : [];
  const issues = one.kind === 'group' ? validateEntryCount(one, answers) : validateField(one, answers, today);
  return issues.map(({ path, code }) => `${path} ${code}`);
}
