import { homePath, type Place, readPlace } from '#contract/addresses.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The server sends the next visit without an address to the same city and language. Nothing personal.
 * By document.cookie, since Safari before 18.4 has no Cookie Store.
 */
export function rememberChoice({ language, city }: Place): void {
  document.cookie = `language=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  document.cookie = `city=${city}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}

/** The place of the last visit, for an address without one while no server can choose. */
export function rememberedPlace(): Place | null {
  const cookies = new Map(
    document.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value] as const;
    }),
  );
  return readPlace(homePath({ language: cookies.get('language') ?? '', city: cookies.get('city') ?? '' }));
}
