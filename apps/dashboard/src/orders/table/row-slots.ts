// Which element of the page shows which row. Rows that come into sight take over the elements of rows that left it:
// to fill an element anew costs the browser a fraction of making one. A row that stays keeps its element, and with it
// the focus and whatever is marked in it.

/** Numbers of elements by order id. */
export type RowSlots = ReadonlyMap<string, number>

/** @param ids - the rows to show, from the top; the elements that become free are taken in the order they stood in */
export function slotsFor(ids: readonly string[], before: RowSlots): RowSlots {
  const shown = new Set(ids)
  const free: number[] = []
  let unused = 0
  for (const [id, slot] of before) {
    if (!shown.has(id)) free.push(slot)
    unused = Math.max(unused, slot + 1)
  }
  let taken = 0
  return new Map(ids.map((id) => [id, before.get(id) ?? free[taken++] ?? unused++]))
}
