// An id between two others: where to halve a range of ids of which only the ends are known.

/**
 * A text above `first` and not above `last`, about half-way between them in the order of code points.
 * Undefined where `first` is not below `last`.
 */
export function middleId(first: string, last: string): string | undefined {
  const [a, b] = [[...first], [...last]]
  let common = 0
  while (common < a.length && a[common] === b[common]) common++
  const [low, high] = [codeAt(a, common), codeAt(b, common)]
  if (low >= high) return undefined
  const middle = notSurrogate(low + Math.ceil((high - low) / 2))
  if (middle >= high) return b.slice(0, common + 1).join('')
  return a.slice(0, common).join('') + String.fromCodePoint(middle)
}

/** −1 behind the end, so that a text comes before every longer one that it begins. */
function codeAt(text: readonly string[], index: number): number {
  return text[index]?.codePointAt(0) ?? -1
}

/** A surrogate stands for nothing by itself. */
function notSurrogate(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? 0xe000 : code
}
