/** The languages this product may speak, and what each is called where. */
export type Language = {
  /** As it stands in addresses and folder names. */
  readonly tag: string;
  /** For i18next: plain `ja-easy` would be read as a script and canonicalised to `ja-Easy`. */
  readonly code: string;
  /** For `<html lang>` and Intl. */
  readonly html: string;
  /** The language's own name. */
  readonly name: string;
};

export const KNOWN_LANGUAGES: readonly Language[] = [
  { tag: 'ja', code: 'ja', html: 'ja', name: '日本語' },
  { tag: 'ja-easy', code: 'ja-x-easy', html: 'ja-x-easy', name: 'やさしい日本語' },
  { tag: 'en', code: 'en', html: 'en', name: 'English' },
  { tag: 'pt', code: 'pt', html: 'pt-BR', name: 'Português' },
  { tag: 'es', code: 'es', html: 'es', name: 'Español' },
  { tag: 'zh', code: 'zh', html: 'zh-Hans', name: '中文' },
  { tag: 'ko', code: 'ko', html: 'ko', name: '한국어' },
  { tag: 'vi', code: 'vi', html: 'vi', name: 'Tiếng Việt' },
];

/** The value of `lang` for a page in this language. */
export function htmlLang(tag: string): string {
  return KNOWN_LANGUAGES.find((language) => language.tag === tag)?.html ?? tag;
}
