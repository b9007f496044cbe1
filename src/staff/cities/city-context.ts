import { createContext, useContext } from 'react';
import type { Place } from '#contract/addresses.ts';
import type { CityGuide } from '#contract/cities/schema.ts';

export type CityOfPage = { readonly place: Place; readonly guide: CityGuide };

export const CityContext = createContext<CityOfPage | null>(null);

/** The municipality of the address, in the clerk's language. */
export function useCity(): CityOfPage {
  const city = useContext(CityContext);
  if (!city) throw new Error('no municipality around this page');
  return city;
}

/** A department's name is that of the window at which it is met. */
export function departmentName({ text, departments }: CityGuide, department: string): string {
  return text.windows[departments?.[department] ?? department]?.name ?? department;
}
