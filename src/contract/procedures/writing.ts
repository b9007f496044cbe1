import { countCharacters } from '#lib/japanese.ts';

/** Half a character or a control code is no writing: nobody sees it, and the database could not hold it. */
export function isText(value: string): boolean {
  return value.isWellFormed() && [...value].every((character) => character >= ' ' && character !== '\u007f');
}

export function isLongerThan(value: string, maxLength: number): boolean {
  return countCharacters(value) > maxLength;
}
