/**
 * The walks over every state of a page take half a minute a language: in `npm test` the source, a European and
 * an Asian language with long words; all of them in a soak. The crawl draws from every language each time.
 */
const IN_TEST: readonly string[] = ['ja', 'en', 'vi'];

export function walkedLanguages(languages: readonly string[]): readonly string[] {
  return process.env.CRAWL === 'whole'
    ? languages
    : languages.filter((language) => IN_TEST.includes(language));
}
