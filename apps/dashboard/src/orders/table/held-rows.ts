// What a reader sees while they read: everything that changes is shown where it stands, what is gone leaves, and
// what would push its way in at or above the last row in sight waits until it is asked for. Only what comes below
// joins at once.
import { mergeSorted } from '../sorted-list.ts'
import type { OrderSorter, SortedOrder } from './sorted-orders.ts'

export interface HeldRows {
  readonly rows: readonly SortedOrder[]
  /** Ids of those that are found but wait. */
  readonly waiting: ReadonlySet<string>
  /** Ids of those that are shown where they stood, though their place is another one by now. */
  readonly misplaced: ReadonlySet<string>
}

export interface HeldChange {
  /** Found now, whether they were before or not. */
  readonly entered: readonly SortedOrder[]
  /** Ids of those that are not found any more. */
  readonly gone: ReadonlySet<string>
  /** Index of the last row in sight. */
  readonly lastInSight: number
}

export function holdRows(
  held: HeldRows,
  { entered, gone, lastInSight }: HeldChange,
  sorter: OrderSorter,
): HeldRows {
  const fresh = new Map(entered.map((entry) => [entry.order.id, entry]))
  const waiting = without(held.waiting, gone)
  const misplaced = without(held.misplaced, gone)
  const kept: SortedOrder[] = []
  let fold = 0
  held.rows.forEach((row, at) => {
    const { id } = row.order
    const now = fresh.get(id)
    if (now && fresh.delete(id) && isMisplaced(held.rows, at, now, sorter)) misplaced.add(id)
    if (now || gone.size === 0 || !gone.has(id)) kept.push(now ?? row)
    if (at <= lastInSight) fold = kept.length
  })
  const last = kept[fold - 1]
  const below: SortedOrder[] = []
  for (const entry of fresh.values()) {
    const { id } = entry.order
    if (last === undefined || sorter.compare(entry, last) > 0) {
      below.push(entry)
      waiting.delete(id)
    } else waiting.add(id)
  }
  const rest = mergeSorted(kept.slice(fold), below.sort(sorter.compare), sorter.compare)
  return { rows: kept.slice(0, fold).concat(rest), waiting, misplaced }
}

/** Whether `now` belongs elsewhere than between the neighbours of the row at `at`. */
function isMisplaced(
  rows: readonly SortedOrder[],
  at: number,
  now: SortedOrder,
  sorter: OrderSorter,
): boolean {
  const above = rows[at - 1]
  const below = rows[at + 1]
  return (
    (above !== undefined && sorter.compare(above, now) > 0) ||
    (below !== undefined && sorter.compare(now, below) > 0)
  )
}

function without(ids: ReadonlySet<string>, gone: ReadonlySet<string>): Set<string> {
  return new Set([...ids].filter((id) => !gone.has(id)))
}
