/** What is wrong with the texts of a language, held against the source language. */

import { strayJapanese } from '#mock-api/cities/lint-language.ts';

type Texts = ReadonlyMap<string, string>;

/** Reads nested objects of texts as `home.lead.city` → text. @throws TypeError for anything that is no text */
export function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[prefix, value]]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${prefix} is neither a text nor a group of texts`);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flatten(inner, prefix === '' ? key : `${prefix}.${key}`),
    ]),
  );
}

/** One line for each fault; none when the language is complete. */
export function faultsOf(language: string, texts: Texts, source: Texts): string[] {
  const sourceKeys = new Set([...source.keys()].map(withoutPlural));
  const keys = new Set([...texts.keys()].map(withoutPlural));
  return [
    ...[...sourceKeys].filter((key) => !keys.has(key)).map((key) => `${key}: missing`),
    ...[...keys].filter((key) => !sourceKeys.has(key)).map((key) => `${key}: not in the source`),
    ...[...texts].flatMap(([key, text]) => faultsOfText(language, key, text, source)),
  ];
}

function faultsOfText(language: string, key: string, text: string, source: Texts): string[] {
  const original = [...source].find(([other]) => withoutPlural(other) === withoutPlural(key))?.[1];
  const faults: string[] = [];
  if (text.trim() === '') faults.push(`${key}: empty`);
  if (original !== undefined && placeholders(text) !== placeholders(original)) {
    faults.push(`${key}: other placeholders than the source (${placeholders(original)})`);
  }
  if (strayJapanese(language, text) !== null) faults.push(`${key}: Japanese outside of （…）`);
  return faults;
}

/** Languages have different plurals: `days_one`, `days_other` are one text. */
function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/u, '');
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\{[^}]*\}\}/gu) ?? [])].sort().join(' ');
}
