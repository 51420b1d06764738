// What a click on the head of a column does to what the table is sorted by.
import type { OrderColumn } from './columns.ts'
import type { Sort } from './sort-keys.ts'

/** More can't be told apart by anybody; the one that was chosen first gives way. */
const MOST = 4

/**
 * Sorts by the column in the direction that people look for first, then in the other, then no more.
 *
 * @param add - to what it is sorted by already, instead of in place of it
 */
export function nextSorts(
  sorts: readonly Sort[],
  { id, descFirst }: Pick<OrderColumn, 'id' | 'descFirst'>,
  add: boolean,
): readonly Sort[] {
  const now = sorts.find((sort) => sort.id === id)
  const next =
    now === undefined || now.desc === descFirst
      ? { id, desc: now ? !descFirst : descFirst }
      : undefined
  const changed = next === undefined ? [] : [next]
  if (!add) return changed
  if (now === undefined) return [...sorts, ...changed].slice(-MOST)
  return sorts.flatMap((sort) => (sort === now ? changed : [sort]))
}
