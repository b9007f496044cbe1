/** What no schema can say about a procedure: that its parts fit each other and the city that offers it. */
import type { City } from '#contract/cities/schema.ts';
import { normalisedKeys, typedKeys } from '#contract/procedures/answers.ts';
import type { Condition, Field, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { lintProvenance } from './lint-provenance.ts';

export type Complaint = (path: readonly PropertyKey[], problem: string) => void;

/** Kinds of field whose answer names or locates a person: never kept readable. */
const PERSONAL_KINDS: readonly Field['kind'][] = ['name', 'kana', 'phone', 'address', 'attachment'];

/** Answers that a condition may compare with, by the field or question that gives them. */
type Known = ReadonlyMap<string, readonly string[]>;

export function lintDefinition(definition: ProcedureDefinition, city: City, complain: Complaint): void {
  if (!city.windows.some(({ id }) => id === definition.window)) {
    complain(['window'], `names the window ${definition.window}, which ${city.id} does not have`);
  }
  lintKeys(definition, complain);
  const known = lintQuestions(definition, complain);
  lintPages(definition, known, complain);
  lintVerdicts(definition, complain);
  lintUses(definition, complain);
  lintProvenance(definition, complain);
}

function lintKeys(definition: ProcedureDefinition, complain: Complaint): void {
  const fields = fieldsOf(definition);
  const keys = [
    ...(definition.eligibility?.questions ?? []).map(({ key }) => key),
    ...fields.flatMap((field) => [...new Set([...typedKeys(field), ...normalisedKeys(field)])]),
  ];
  for (const key of repeated(keys)) complain(['pages'], `the key ${key} stands for two answers`);
  const ids = {
    pages: definition.pages.map(({ id }) => id),
    fee: definition.fee.map(({ id }) => id),
    next: definition.next.map(({ id }) => id),
    blindIndexes: definition.blindIndexes.map(({ id }) => id),
  };
  for (const [part, list] of Object.entries(ids)) {
    for (const id of repeated(list)) complain([part], `the id ${id} stands twice`);
  }
}

function lintQuestions(definition: ProcedureDefinition, complain: Complaint): Known {
  const known = new Map<string, readonly string[]>();
  for (const [index, question] of (definition.eligibility?.questions ?? []).entries()) {
    lintCondition(question.when, known, ['eligibility', 'questions', index], complain);
    known.set(question.key, question.options);
  }
  return known;
}

function lintPages(definition: ProcedureDefinition, questions: Known, complain: Complaint): void {
  const known = new Map(questions);
  const dates = new Set<string>();
  for (const [index, page] of definition.pages.entries()) {
    lintCondition(page.when, known, ['pages', index], complain);
    for (const [position, field] of page.fields.entries()) {
      const path = ['pages', index, 'fields', position];
      lintCondition(field.when, known, path, complain);
      if (field.kind === 'date') {
        if (typeof field.notBefore === 'object' && !dates.has(field.notBefore.field)) {
          complain(path, `${field.key} is compared with ${field.notBefore.field}, which is no earlier date`);
        }
        dates.add(field.key);
      }
      known.set(field.key, optionsOf(field));
    }
  }
  for (const [index, item] of definition.fee.entries())
    lintCondition(item.when, known, ['fee', index], complain);
  for (const [index, step] of definition.next.entries())
    lintCondition(step.when, known, ['next', index], complain);
  for (const [index, start] of (definition.deadline?.fromLatestOf ?? []).entries()) {
    if (!dates.has(start.field)) {
      complain(
        ['deadline', 'fromLatestOf', index],
        `counts from ${start.field}, which is no date of this form`,
      );
    }
  }
}

function lintVerdicts(definition: ProcedureDefinition, complain: Complaint): void {
  if (!definition.eligibility) return;
  const { questions, verdicts } = definition.eligibility;
  const known = new Map(questions.map(({ key, options }) => [key, options]));
  for (const [index, verdict] of verdicts.entries()) {
    const path = ['eligibility', 'verdicts', index];
    const isLast = index === verdicts.length - 1;
    lintCondition(verdict.when, known, path, complain);
    if (verdict.when === undefined && !isLast)
      complain(path, 'hides the verdicts after it: it has no condition');
    if (verdict.when !== undefined && isLast)
      complain(path, 'is the last verdict and must hold without condition');
  }
  if (verdicts.length === 0) complain(['eligibility', 'verdicts'], 'there is no verdict');
}

function lintUses(definition: ProcedureDefinition, complain: Complaint): void {
  const fields = fieldsOf(definition);
  if (!fields.some(({ key, kind }) => key === definition.declaration && kind === 'declaration')) {
    complain(['declaration'], `${definition.declaration} is no declaration of this form`);
  }
  const questions = (definition.eligibility?.questions ?? []).map(({ key }) => key);
  const answers = new Map(
    fields.flatMap((field) => normalisedKeys(field).map((key) => [key, field.kind] as const)),
  );
  for (const [index, key] of definition.notPersonal.entries()) {
    const kind = answers.get(key);
    if (kind === undefined && !questions.includes(key))
      complain(['notPersonal', index], `${key} is no answer`);
    if (kind !== undefined && PERSONAL_KINDS.includes(kind)) {
      complain(['notPersonal', index], `${key} is a ${kind} and says something about a person`);
    }
  }
  for (const [index, { id, fields: keys }] of definition.blindIndexes.entries()) {
    if (keys.length === 0) complain(['blindIndexes', index], `${id} has no answer`);
    for (const key of keys) {
      if (!answers.has(key)) complain(['blindIndexes', index], `${key} is no answer`);
    }
  }
}

function lintCondition(
  condition: Condition | undefined,
  known: Known,
  path: readonly PropertyKey[],
  complain: Complaint,
): void {
  for (const { field, is } of comparisonsIn(condition)) {
    const options = known.get(field);
    if (!options) complain(path, `depends on ${field}, which is not asked before it`);
    else if (!options.includes(is)) complain(path, `${field} never is ${is}`);
  }
}

function comparisonsIn(condition: Condition | undefined): readonly { field: string; is: string }[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  if ('not' in condition) return comparisonsIn(condition.not);
  return [condition];
}

function optionsOf(field: Field): readonly string[] {
  switch (field.kind) {
    case 'choice':
      return field.options;
    case 'yes-no':
      return ['yes', 'no'];
    case 'declaration':
      return ['yes'];
    default:
      return [];
  }
}

function fieldsOf(definition: ProcedureDefinition): readonly Field[] {
  return definition.pages.flatMap(({ fields }) => fields);
}

function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((item, index) => list.indexOf(item) !== index))];
}
