/** The words of a procedure must be exactly those that its definition needs. */
import type { City, CityText } from '#contract/cities/schema.ts';
import type { ProcedureDefinition, ProcedureText } from '#contract/procedures/schema.ts';
import type { Complaint } from './lint-definition.ts';

export function lintText(text: ProcedureText, definition: ProcedureDefinition, complain: Complaint): void {
  const questions = definition.eligibility?.questions ?? [];
  const verdicts = definition.eligibility?.verdicts ?? [];
  const fields = definition.pages.flatMap((page) => page.fields);
  lintKeys(
    ['eligibility', 'questions'],
    text.eligibility.questions,
    questions.map(({ key }) => key),
    complain,
  );
  lintKeys(
    ['eligibility', 'reasons'],
    text.eligibility.reasons,
    verdicts.map(({ reason }) => reason),
    complain,
  );
  lintKeys(
    ['pages'],
    text.pages,
    definition.pages.map(({ id }) => id),
    complain,
  );
  lintKeys(
    ['fields'],
    text.fields,
    fields.map(({ key }) => key),
    complain,
  );
  lintKeys(
    ['fee'],
    text.fee,
    definition.fee.map(({ id }) => id),
    complain,
  );
  lintKeys(
    ['next'],
    text.next,
    definition.next.map(({ id }) => id),
    complain,
  );
  for (const field of fields) {
    const words = text.fields[field.key];
    if (!words) continue;
    const options = field.kind === 'choice' ? field.options : [];
    lintKeys(['fields', field.key, 'options'], words.options ?? {}, options, complain);
  }
  lintWords(text, complain);
}

export function lintCityText(text: CityText, city: City, complain: Complaint): void {
  lintKeys(
    ['windows'],
    text.windows,
    city.windows.map(({ id }) => id),
    complain,
  );
  lintWords(text, complain);
}

/** A list that is longer in one language has a line that the others do not know of. */
export function lintSameLists(text: ProcedureText, source: ProcedureText, complain: Complaint): void {
  if (text.prepare.length !== source.prepare.length) {
    complain(['prepare'], `has ${text.prepare.length} lines, but ${source.prepare.length} in Japanese`);
  }
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
