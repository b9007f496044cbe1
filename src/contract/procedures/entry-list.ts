/** Entries that the two digits of a number in a key leave room for. */
export const ENTRY_SLOTS = 99;

/** The numbers in a group's answer, each once and in order; what is no entry's number is passed over. */
export function listedEntries(list: string | undefined): readonly number[] {
  const numbers = (list ?? '')
    .split(/\s+/u)
    .filter((part) => /^\d{1,2}$/.test(part))
    .map(Number)
    .filter((entry) => entry >= 1 && entry <= ENTRY_SLOTS);
  return [...new Set(numbers)].sort((one, other) => one - other);
}
