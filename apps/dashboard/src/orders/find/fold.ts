// Text as a search sees it: «zoe» finds «Zoë», «strasse» finds «STRAẞE», and typographic signs are those of a keyboard.

/** Letters and signs that Unicode does not take apart, as people type them. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ς', 'σ'],
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
])
const NOT_PLAIN = new RegExp(`[${[...PLAIN.keys()].join('')}]`, 'gu')

/**
 * Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and what is invisible. Marks that make another
 * letter of theirs, such as vowels in Devanagari or the Japanese dakuten, stay.
 */
const MARKS =
  /[[\p{Mn}&&[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]--[\u{3099}\u{309a}]]]\p{Cf}]/gv

const ASCII = /^[\0-\x7f]*$/

/** For texts to be compared, never to be shown. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(NOT_PLAIN, (sign) => PLAIN.get(sign) ?? sign)
}

/** The words of what somebody typed, folded; each once. */
export function foldedWords(text: string): string[] {
  return [...new Set(fold(text).split(/\s+/))].filter((word) => word !== '')
}
