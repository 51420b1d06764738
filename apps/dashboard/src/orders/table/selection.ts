// Which orders are selected. Values: each change is a new one, so that who shows it notices.

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a range begins: the row that was last selected or deselected on its own. */
  readonly anchor: string | undefined
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: undefined }

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/**
 * Gives all rows from the anchor to `id` what the anchor has; without an anchor in sight it is that row alone.
 *
 * @param rows - ids in the order in which they are shown
 */
export function ranged(selection: Selection, id: string, rows: readonly string[]): Selection {
  const { ids, anchor } = selection
  const from = anchor === undefined ? -1 : rows.indexOf(anchor)
  const to = rows.indexOf(id)
  if (anchor === undefined || from < 0 || to < 0) return toggled(selection, id)
  const next = new Set(ids)
  const selects = ids.has(anchor)
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (selects) next.add(row)
    else next.delete(row)
  }
  return { ids: next, anchor }
}

export function allOf(rows: readonly string[]): Selection {
  return { ids: new Set(rows), anchor: undefined }
}

/** Without those that are gone; the same value if none is. */
export function without(selection: Selection, gone: ReadonlySet<string>): Selection {
  const left = [...selection.ids].filter((id) => !gone.has(id))
  return left.length === selection.ids.size ? selection : { ...selection, ids: new Set(left) }
}

/** For the checkbox in the head: whether all, some or none of what is shown is selected. */
export function coverage({ ids }: Selection, rows: readonly string[]): 'all' | 'some' | 'none' {
  if (ids.size === 0 || rows.length === 0) return 'none'
  if (ids.size < rows.length) return 'some'
  return rows.every((id) => ids.has(id)) ? 'all' : 'some'
}
