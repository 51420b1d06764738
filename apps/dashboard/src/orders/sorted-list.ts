// Lists that stay sorted: few of many elements move at a time, so those alone are sorted and then merged into the
// others. Sorting 100,000 for the sake of one would be felt with every change, and so would taking over the others one
// by one: what lies between two that move is copied as a block.

export type Compare<T> = (a: T, b: T) => number

/** More arguments than this are not given to one call. */
const ARGUMENTS = 1_000

/** A new list of `many` and `few`, both sorted: a search for each of the few, and a copy of what is between them. */
export function mergeSorted<T>(
  many: readonly T[],
  few: readonly T[],
  compare: Compare<T>,
): readonly T[] {
  const blocks: (readonly T[])[] = []
  let from = 0
  let taken = 0
  for (const [at, element] of few.entries()) {
    const place = placeIn(many, element, compare, from)
    if (place === from) continue
    blocks.push(few.slice(taken, at), many.slice(from, place))
    taken = at
    from = place
  }
  return joined([...blocks, few.slice(taken), many.slice(from)])
}

/**
 * A new list of `sorted` without what is equal to one of `gone`: a search for each of those, and a copy of the rest.
 * What is not there is passed over.
 */
export function withoutSorted<T>(
  sorted: readonly T[],
  gone: readonly T[],
  compare: Compare<T>,
): readonly T[] {
  const blocks: (readonly T[])[] = []
  let from = 0
  for (const element of [...gone].sort(compare)) {
    const place = placeIn(sorted, element, compare, from)
    const met = sorted[place]
    if (met === undefined || compare(met, element) !== 0) continue
    blocks.push(sorted.slice(from, place))
    from = place + 1
  }
  return blocks.length === 0 ? sorted : joined([...blocks, sorted.slice(from)])
}

/**
 * Where `element` stands in `sorted`, or would have to stand: steps that double, then a binary search, so that a place
 * near `from` is found at once.
 *
 * @param from - the first place that it can stand at
 */
function placeIn<T>(sorted: readonly T[], element: T, compare: Compare<T>, from: number): number {
  const isBefore = (at: number) => {
    const met = sorted[at]
    return met !== undefined && compare(met, element) < 0
  }
  let low = from
  let step = 1
  while (isBefore(low + step - 1)) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step - 1, sorted.length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function joined<T>(blocks: readonly (readonly T[])[]): readonly T[] {
  let list: T[] = []
  for (let at = 0; at < blocks.length; at += ARGUMENTS) {
    list = list.concat(...blocks.slice(at, at + ARGUMENTS))
  }
  return list
}
