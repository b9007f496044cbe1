import { ENTRY_SLOTS } from '#contract/procedures/entry-list.ts';
import type {
  AgeRule,
  Field,
  GroupField,
  PlainField,
  ProcedureDefinition,
} from '#contract/procedures/schema.ts';
import { type Asked, askedInOrder, meaningOf } from './asked-order.ts';
import type { Complaint } from './lint-definition.ts';
import { repeated } from './lint-keys.ts';

/** The limits of each field leave something to answer, and dates are held against dates asked before them. */
export function lintFields(definition: ProcedureDefinition, complain: Complaint): void {
  const asked = askedInOrder(definition);
  for (const [index, one] of asked.entries()) {
    const { field, path, group, name } = one;
    const say = (problem: string) => complain(path, `${name} ${problem}`);
    if (!field) {
      lintOptions(one.options, say);
      continue;
    }
    lintLimits(field, say);
    if (field.kind === 'my-number' && !['authenticated', 'signed'].includes(definition.assurance)) {
      say(`asks for a My Number, but ${definition.assurance} proves no identity`);
    }
    const written = group?.fields.find(({ key }) => key === name) ?? field;
    if (written.kind === 'date') lintDate(written, asked.slice(0, index), group, say);
  }
}

function lintLimits(field: Field | PlainField, say: (problem: string) => void): void {
  switch (field.kind) {
    case 'choice':
      lintOptions(field.options, say);
      return;
    case 'number':
    case 'money':
      lintRange(field.min, field.max, say);
      return;
    case 'group':
      lintRange(field.min, field.max, say);
      if (field.min < 0 || field.max < 1) say('has no room for an entry');
      if (field.max > ENTRY_SLOTS)
        say(`may have ${field.max} entries, but keys have room for ${ENTRY_SLOTS}`);
      if (field.fields.length === 0) say('has no fields');
      return;
    case 'attachment':
      if (repeated(field.sides ?? []).length > 0) say('has a side twice');
      lintRange(field.minFiles ?? 1, field.maxFiles, say);
      return;
    case 'name':
    case 'kana':
    case 'text':
      lintRange(1, field.maxLength, say);
      return;
    case 'digits':
    case 'insured-number':
      lintRange(1, field.length, say);
      return;
    case 'date':
      if (field.notAfterToday && field.notBeforeToday) say('is neither before nor after today');
      for (const rule of field.ages ?? []) lintAges(rule, say);
      return;
    default:
      return;
  }
}

function lintOptions(options: readonly string[], say: (problem: string) => void): void {
  if (options.length === 0) say('offers nothing to choose');
  for (const option of repeated(options)) say(`offers ${option} twice`);
}

function lintRange(min: number, max: number, say: (problem: string) => void): void {
  if (!Number.isInteger(min) || !Number.isInteger(max)) say('has a limit that is no whole number');
  if (min > max) say(`must be at least ${min} and at most ${max}: nothing is both`);
}

function lintAges(rule: AgeRule, say: (problem: string) => void): void {
  const { atLeast, under, untilMarchAfter, fromAprilAfter } = rule;
  const limits = [atLeast, under, untilMarchAfter, fromAprilAfter].filter((limit) => limit !== undefined);
  if (limits.length === 0) say('has a rule of age that sets no limit');
  if (limits.some((limit) => !Number.isInteger(limit) || limit < 0))
    say('has an age that is no number of years');
  if (atLeast !== undefined && under !== undefined && atLeast >= under) {
    say(`must be at least ${atLeast} and under ${under}: nobody is both`);
  }
  if (fromAprilAfter !== undefined && untilMarchAfter !== undefined && fromAprilAfter >= untilMarchAfter) {
    say(
      `counts from the April after ${fromAprilAfter} to the March after ${untilMarchAfter}: nobody is both`,
    );
  }
}

function lintDate(
  field: Extract<PlainField, { kind: 'date' }>,
  before: readonly Asked[],
  group: GroupField | null,
  say: (problem: string) => void,
): void {
  const isDate = (name: string) => meaningOf(name, before, group)?.field?.kind === 'date';
  if (typeof field.notBefore === 'object' && !isDate(field.notBefore.field)) {
    say(`is compared with ${field.notBefore.field}, which is no earlier date`);
  }
  for (const { on } of field.ages ?? []) {
    if (on !== undefined && !isDate(on)) say(`has its age on ${on}, which is no earlier date`);
  }
}
