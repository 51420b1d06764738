// An id between two others: where to halve a range of ids of which nothing but its beginning is known.

/** Where ids end that are made of ASCII alone, and where all others do. */
const LAST = { ascii: 0x7f, unicode: 0x110000 } as const

/**
 * A text above `first` and below `end`, about half-way between them in the order of code points at the first
 * character that leaves room. Without `end` half-way to where ids of the kind of `first` end.
 *
 * @param first - not empty, and below `end`
 */
export function idBetween(first: string, end: string | undefined): string {
  const [a, b] = [[...first], end === undefined ? [] : [...end]]
  let common = 0
  while (common < a.length && common < b.length && a[common] === b[common]) common++
  const high = end === undefined ? undefined : codeAt(b, common)
  return a.slice(0, common).join('') + suffixBetween(a, common, high)
}

/** What is to follow the characters of `a` before `index`, so that it is above `a` and its first is below `high`. */
function suffixBetween(a: readonly string[], index: number, high: number | undefined): string {
  const low = codeAt(a, index)
  const end = high ?? (low < LAST.ascii - 1 ? LAST.ascii : LAST.unicode)
  const middle = notSurrogate(low + Math.ceil((end - low) / 2))
  if (middle > low && middle < end) return String.fromCodePoint(middle)
  return (a[index] ?? '') + suffixBetween(a, index + 1, undefined)
}

/** −1 behind the end, so that a text comes before every longer one that it begins. */
function codeAt(text: readonly string[], index: number): number {
  return text[index]?.codePointAt(0) ?? -1
}

/** A surrogate stands for nothing by itself. */
function notSurrogate(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? 0xe000 : code
}
