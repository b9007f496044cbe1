/** Which language and city a reader gets who names none (DESIGN §2). */

const DEFAULT_LANGUAGE = 'ja';

type Offer = { readonly languages: readonly string[]; readonly cities: readonly string[] };
type Reader = {
  readonly languageCookie: string | undefined;
  readonly cityCookie: string | undefined;
  readonly acceptLanguage: string | undefined;
};

/** By cookie, then Accept-Language, then Japanese. */
export function chooseLanguage({ languages }: Pick<Offer, 'languages'>, reader: Reader): string {
  if (reader.languageCookie !== undefined && languages.includes(reader.languageCookie))
    return reader.languageCookie;
  const match = readAcceptLanguage(reader.acceptLanguage ?? '')
    .map(
      (tag) =>
        languages.find((language) => language === tag) ??
        languages.find((language) => language === tag.split('-')[0]),
    )
    .find((language) => language !== undefined);
  return match ?? DEFAULT_LANGUAGE;
}

/** The one that was chosen before, else the first that there is. */
export function chooseCity(
  { cities }: Pick<Offer, 'cities'>,
  { cityCookie }: Pick<Reader, 'cityCookie'>,
): string {
  if (cityCookie !== undefined && cities.includes(cityCookie)) return cityCookie;
  return cities[0] ?? '';
}

/** Tags in lower case, best first; those with q=0 are refused by the reader. */
function readAcceptLanguage(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1])
        .find((text) => text !== undefined);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
