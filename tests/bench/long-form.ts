/** One form page of as many fields as are asked for: words, telephone numbers, dates and choices in turn. */
import type { Field, FieldText, ProcedureEdition } from '#contract/procedures/schema.ts';

const KINDS = ['text', 'phone', 'date', 'choice', 'text'] as const;

export type LongField = {
  readonly key: string;
  readonly kind: (typeof KINDS)[number];
  readonly label: string;
  readonly help: string;
};

export const LONG_PAGE = 'long';
export const MAX_LENGTH = 400;
export const OPTIONS: Readonly<Record<string, string>> = {
  first: 'はい',
  second: 'いいえ',
  third: 'わからない',
};

/** @param count a multiple of ten: then there are words to write in the middle */
export function longForm(count: number): readonly LongField[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `field${index + 1}`,
    kind: KINDS[index % KINDS.length] ?? 'text',
    label: `${index + 1}番目の質問`,
    help: '書き方の説明が、ここに一行か二行あります。',
  }));
}

/** The field in the middle, with all before it filled in by then. */
export function splitInMiddle(fields: readonly LongField[]): {
  readonly before: readonly LongField[];
  readonly middle: string;
} {
  const half = fields.length / 2;
  return { before: fields.slice(0, half), middle: fields[half]?.key ?? '' };
}

/** A procedure of the real catalogue, with this page in place of its first ones. */
export function withLongForm(
  { definition, text }: ProcedureEdition,
  fields: readonly LongField[],
): ProcedureEdition {
  const declaration = definition.pages.filter((page) =>
    page.fields.some(({ key }) => key === definition.declaration),
  );
  return {
    definition: {
      ...definition,
      pages: [{ id: LONG_PAGE, fields: fields.map(fieldOf) }, ...declaration],
    },
    text: {
      ...text,
      pages: { ...text.pages, [LONG_PAGE]: { title: `${fields.length}の質問` } },
      fields: { ...text.fields, ...Object.fromEntries(fields.map((field) => [field.key, wordsOf(field)])) },
    },
  };
}

function fieldOf({ key, kind }: LongField): Field {
  switch (kind) {
    case 'text':
      return { key, kind, maxLength: MAX_LENGTH };
    case 'choice':
      return { key, kind, options: Object.keys(OPTIONS) };
    case 'phone':
    case 'date':
      return { key, kind };
  }
}

function wordsOf({ kind, label, help }: LongField): FieldText {
  return kind === 'choice' ? { label, help, options: OPTIONS } : { label, help };
}
