// The dashboard's words are English, so its numbers and dates follow an English locale too: the person's own
// one if the browser names any, because «3 Apr» and «Apr 3» are both right somewhere.

/** The locale that every number and date is shown in: the first English one that the person prefers. */
export function englishAmong(preferred: readonly string[]): string {
  return preferred.find((tag) => /^en(-|$)/i.test(tag)) ?? 'en-US'
}

export const LOCALE = englishAmong(navigator.languages)
