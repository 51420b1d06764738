// The languages there are, and which of them a person reads.

/** By their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

export function isLanguage(name: unknown): name is Language {
  return typeof name === 'string' && Object.hasOwn(LANGUAGES, name)
}

/**
 * The language to show: the chosen one, else the first of the browser's that there is, else English.
 *
 * @param preferred - BCP 47 tags, the dearest first, as in `navigator.languages`
 */
export function languageFor(chosen: Language | 'auto', preferred: readonly string[]): Language {
  if (chosen !== 'auto') return chosen
  return preferred.map(primaryOf).find(isLanguage) ?? 'en'
}

/**
 * The locale that numbers and dates follow: the person's own variant of the language on the screen, because
 * «3 Apr» and «Apr 3» are both right somewhere.
 */
export function localeFor(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => primaryOf(tag) === language) ?? DEFAULT_LOCALES[language]
}

const DEFAULT_LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', de: 'de-DE' }

function primaryOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? ''
}
