// Lists that stay sorted: few of many elements move at a time, so those alone are sorted and then merged into the
// others. Sorting 100,000 for the sake of one would be felt with every change.

export type Compare<T> = (a: T, b: T) => number

/**
 * Where `element` stands in `sorted`, or would have to stand, by binary search.
 *
 * @param from - the first place that it can stand at
 */
function placeIn<T>(sorted: readonly T[], element: T, compare: Compare<T>, from = 0): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const met = sorted[middle]
    if (met !== undefined && compare(met, element) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A new list of `many` and `few`, both sorted: a search for each of the few, and a copy of what is between them. */
export function mergeSorted<T>(
  many: readonly T[],
  few: readonly T[],
  compare: Compare<T>,
): readonly T[] {
  const merged: T[] = []
  let from = 0
  for (const element of few) {
    const place = placeIn(many, element, compare, from)
    for (const one of many.slice(from, place)) merged.push(one)
    merged.push(element)
    from = place
  }
  return merged.concat(many.slice(from))
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
  const places = gone
    .map((element) => ({ element, place: placeIn(sorted, element, compare) }))
    .filter(({ element, place }) => {
      const met = sorted[place]
      return met !== undefined && compare(met, element) === 0
    })
    .map(({ place }) => place)
    .sort((a, b) => a - b)
  if (places.length === 0) return sorted
  const left: T[] = []
  let from = 0
  for (const place of places) {
    for (const one of sorted.slice(from, place)) left.push(one)
    from = place + 1
  }
  return left.concat(sorted.slice(from))
}
