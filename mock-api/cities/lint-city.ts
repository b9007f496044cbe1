import type { City } from '#contract/cities/schema.ts';
import type { Complaint } from './lint-definition.ts';
import { lintProvenance } from './lint-provenance.ts';

/** WCAG 2.2, 1.4.11: what tells one city from another at a glance must stand out from the page. */
const LEAST_CONTRAST = 3;

export function lintCity(city: City, complain: Complaint): void {
  const ids = city.windows.map(({ id }) => id);
  if (ids.length === 0) complain(['windows'], 'there is no window to send anyone to');
  if (new Set(ids).size < ids.length) complain(['windows'], 'a window stands twice');
  if (!URL.canParse(city.officialSite)) complain(['officialSite'], `${city.officialSite} is no address`);
  if (contrastOnWhite(city.colour) < LEAST_CONTRAST) {
    complain(['colour'], `${city.colour} has a contrast of less than ${LEAST_CONTRAST}:1 on white`);
  }
  lintProvenance(city, complain);
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
