/** The words of a procedure must be exactly those that its definition needs. */
import type { City, CityText } from '#contract/cities/schema.ts';
import type {
  Field,
  FieldText,
  PlainField,
  ProcedureDefinition,
  ProcedureText,
} from '#contract/procedures/schema.ts';
import type { Complaint } from './lint-definition.ts';

/** Options of questions that the app itself has words for. */
const COMMON_OPTIONS = ['yes', 'no', 'unsure'];

export function lintText(text: ProcedureText, definition: ProcedureDefinition, complain: Complaint): void {
  const questions = definition.eligibility?.questions ?? [];
  const fields = definition.pages.flatMap((page) => page.fields);
  const { persons } = definition;
  const needed = {
    pages: definition.pages.map(({ id }) => id),
    fields: fields.map(({ key }) => key),
    fee: definition.fee.map(({ id }) => id),
    next: definition.next.map(({ id }) => id),
  };
  for (const part of ['pages', 'fields', 'fee', 'next'] as const) {
    lintKeys([part], text[part], needed[part], complain);
  }
  const asked = questions.map(({ key }) => key);
  lintKeys(['eligibility', 'questions'], text.eligibility.questions, asked, complain);
  for (const { key, options } of questions) {
    const words = text.eligibility.questions[key];
    const own = options.filter((option) => !COMMON_OPTIONS.includes(option));
    const path = ['eligibility', 'questions', key, 'options'];
    if (words) lintKeys(path, words.options ?? {}, own, complain);
  }
  const reasons = (definition.eligibility?.verdicts ?? []).map(({ reason }) => reason);
  lintKeys(['eligibility', 'reasons'], text.eligibility.reasons, reasons, complain);
  const whose = persons
    ? [persons.subject, persons.applicant, ...persons.submitters.map(({ id }) => id)]
    : [];
  lintKeys(['persons'], text.persons ?? {}, whose, complain);
  for (const field of fields) {
    const words = text.fields[field.key];
    if (words) lintFieldText(words, field, ['fields', field.key], complain);
  }
  if (!Number.isInteger(text.minutes) || text.minutes < 1) complain(['minutes'], 'is no number of minutes');
  lintWords(text, complain);
}

function lintFieldText(
  words: FieldText,
  field: Field | PlainField,
  path: readonly string[],
  complain: Complaint,
): void {
  lintKeys([...path, 'options'], words.options ?? {}, field.kind === 'choice' ? field.options : [], complain);
  const sides = field.kind === 'attachment' ? (field.sides ?? []) : [];
  lintKeys([...path, 'sides'], words.sides ?? {}, sides, complain);
  const needed = field.kind === 'number' ? ['unit'] : field.kind === 'group' ? ['entry', 'add'] : [];
  const { unit, entry, add } = words;
  const given = Object.entries({ unit, entry, add }).filter(([, value]) => value !== undefined);
  lintKeys(path, Object.fromEntries(given), needed, complain);
  const inside = field.kind === 'group' ? field.fields : [];
  const insideKeys = inside.map(({ key }) => key);
  lintKeys([...path, 'fields'], words.fields ?? {}, insideKeys, complain);
  for (const one of inside) {
    const own = words.fields?.[one.key];
    if (own) lintFieldText(own, one, [...path, 'fields', one.key], complain);
  }
}

export function lintCityText(text: CityText, city: City, complain: Complaint): void {
  const windows = city.windows.map(({ id }) => id);
  lintKeys(['windows'], text.windows, windows, complain);
  lintWords(text, complain);
}

function lintKeys(
  path: readonly string[],
  words: Readonly<Record<string, unknown>>,
  needed: readonly string[],
  complain: Complaint,
): void {
  for (const key of new Set(needed)) {
    if (!Object.hasOwn(words, key)) complain([...path, key], 'is missing');
  }
  for (const key of Object.keys(words)) {
    if (!needed.includes(key)) complain([...path, key], 'is not needed');
  }
}

function lintWords(words: unknown, complain: Complaint, path: readonly PropertyKey[] = []): void {
  if (typeof words === 'string' && words.trim() === '') complain(path, 'is empty');
  if (typeof words !== 'object' || words === null) return;
  for (const [key, value] of Object.entries(words)) {
    lintWords(value, complain, [...path, Array.isArray(words) ? Number(key) : key]);
  }
}
