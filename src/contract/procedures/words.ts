import type { GroupOrConcrete } from './asked.ts';
import type { FieldText, ProcedureText } from './schema.ts';

export type FieldWords = {
  readonly words: FieldText;
  /** Of a field in an entry: what an entry is called, and which one it is as people count. */
  readonly entry: { readonly words: string; readonly number: number } | null;
};

/** The words of a field, wherever it stands; empty ones where the text has none. */
export function wordsOf(text: ProcedureText, field: GroupOrConcrete): FieldWords {
  if (field.kind === 'group' || !field.group) {
    return { words: text.fields[field.key] ?? { label: '' }, entry: null };
  }
  const group = text.fields[field.group.key];
  return {
    words: group?.fields?.[field.group.field] ?? { label: '' },
    entry: { words: group?.entry ?? '', number: field.group.position },
  };
}
