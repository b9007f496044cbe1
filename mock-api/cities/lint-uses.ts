import { normalisedKeys } from '#contract/procedures/answers.ts';
import { itemKey } from '#contract/procedures/entries.ts';
import { ENTRY_SLOTS } from '#contract/procedures/entry-list.ts';
import type { Field, PlainField, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { askedInOrder, meaningOf } from './asked-order.ts';
import { groupNamed } from './lint-conditions.ts';
import type { Complaint } from './lint-definition.ts';
import { repeated } from './lint-keys.ts';

/** Kinds of field whose answer names or locates a person: never kept readable. */
const PERSONAL_KINDS: readonly Field['kind'][] = [
  'name',
  'kana',
  'phone',
  'mail',
  'address',
  'attachment',
  'bank-account',
  'insured-number',
  'my-number',
];

/** Whatever a definition says about its answers is said about answers that there are. */
export function lintUses(definition: ProcedureDefinition, complain: Complaint): void {
  const fields = definition.pages.flatMap((page) => page.fields);
  if (!fields.some(({ key, kind }) => key === definition.declaration && kind === 'declaration')) {
    complain(['declaration'], `${definition.declaration} is no declaration of this form`);
  }
  lintNotPersonal(definition, fields, complain);
  const answers = new Set(fields.flatMap(normalisedKeys));
  for (const [index, { id, fields: keys }] of definition.blindIndexes.entries()) {
    if (keys.length === 0) complain(['blindIndexes', index], `${id} has no answer`);
    for (const key of keys) {
      if (!answers.has(key)) complain(['blindIndexes', index], `${key} is no answer`);
    }
  }
  lintPersons(definition, fields, complain);
  lintFee(definition, complain);
  lintDeadline(definition, fields, complain);
  if (!Number.isInteger(definition.retentionDays) || definition.retentionDays < 1) {
    complain(['retentionDays'], 'is no number of days');
  }
}

function lintNotPersonal(
  definition: ProcedureDefinition,
  fields: readonly Field[],
  complain: Complaint,
): void {
  const reasons = new Map<string, string | null>();
  for (const { key } of definition.eligibility?.questions ?? []) reasons.set(key, null);
  for (const field of fields) {
    for (const key of normalisedKeys(field)) reasons.set(key, personalReason(field, false));
    if (field.kind !== 'group') continue;
    for (let entry = 1; entry <= Math.min(field.max, ENTRY_SLOTS); entry += 1) {
      for (const inside of field.fields) {
        const own = { ...inside, key: itemKey(field.key, entry, inside.key) };
        for (const key of normalisedKeys(own)) reasons.set(key, personalReason(inside, true));
      }
    }
  }
  for (const [index, key] of definition.notPersonal.entries()) {
    const reason = reasons.get(key);
    if (reason === undefined) complain(['notPersonal', index], `${key} is no answer`);
    if (reason) complain(['notPersonal', index], `${key} is ${reason} and says something about a person`);
  }
}

/** Why an answer says something about a person; null when it need not. */
function personalReason(field: Field | PlainField, isInEntry: boolean): string | null {
  if (PERSONAL_KINDS.includes(field.kind)) return `a ${field.kind}`;
  if (field.kind === 'text' && isInEntry) return 'a text of an entry';
  return field.kind === 'date' && field.ages ? 'a date of birth' : null;
}

function lintPersons(definition: ProcedureDefinition, fields: readonly Field[], complain: Complaint): void {
  const { persons } = definition;
  if (!persons) return;
  const ids = persons.submitters.map(({ id }) => id);
  if (ids.length === 0) complain(['persons', 'submitters'], 'nobody may file it');
  for (const id of repeated(ids)) complain(['persons', 'submitters'], `${id} stands twice`);
  for (const [index, { proof }] of persons.submitters.entries()) {
    if (proof !== undefined && !fields.some(({ key, kind }) => key === proof && kind === 'attachment')) {
      complain(['persons', 'submitters', index], `${proof} is no attachment of this form`);
    }
  }
  if (persons.field === undefined) {
    if (ids.length > 1) complain(['persons'], 'has no field that says which of the submitters it is');
    return;
  }
  const choice = fields.find(({ key }) => key === persons.field);
  if (choice?.kind !== 'choice') {
    complain(['persons', 'field'], `${persons.field} is no choice of this form`);
  } else if ([...choice.options].sort().join(' ') !== [...ids].sort().join(' ')) {
    complain(['persons', 'field'], `${persons.field} offers other persons than the submitters`);
  }
}

function lintFee(definition: ProcedureDefinition, complain: Complaint): void {
  const asked = askedInOrder(definition);
  for (const [index, { each, times, yen, provenance }] of definition.fee.entries()) {
    const path = ['fee', index];
    const group = groupNamed(asked, each);
    if (each !== undefined && !group) complain(path, `is due for each of ${each}, which is no group`);
    if (times !== undefined && meaningOf(times, asked, group)?.field?.kind !== 'number') {
      complain(path, `is due times ${times}, which is no number`);
    }
    if (yen !== null && (!Number.isInteger(yen) || yen < 0)) complain(path, `${yen} is no sum in yen`);
    if (yen === null && provenance.kind === 'source') {
      complain(path, 'has a source that gives no amount: say why it is not known (assumed)');
    }
  }
}

function lintDeadline(definition: ProcedureDefinition, fields: readonly Field[], complain: Complaint): void {
  const { deadline } = definition;
  if (!deadline) return;
  const { days, months, years, opensDaysBefore, fromLatestOf } = deadline;
  const terms = [days, months, years].filter((term) => term !== undefined);
  if (terms.length !== 1) complain(['deadline'], 'must have exactly one of days, months, years');
  if ([...terms, opensDaysBefore ?? 0].some((term) => !Number.isInteger(term) || term < 0)) {
    complain(['deadline'], 'has a term that is no whole number');
  }
  if (fromLatestOf.length === 0) complain(['deadline', 'fromLatestOf'], 'is empty: it counts from nothing');
  for (const [index, { field }] of fromLatestOf.entries()) {
    if (!fields.some(({ key, kind }) => key === field && kind === 'date')) {
      complain(['deadline', 'fromLatestOf', index], `counts from ${field}, which is no date of this form`);
    }
  }
}
