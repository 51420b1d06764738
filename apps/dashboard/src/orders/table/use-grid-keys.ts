// What keys do on a row of the table: they lead to other rows, open the one they are pressed on, and select.
import type { Ref } from 'vue'
import { rowAfterKey } from './row-keys.ts'
import type { SortedOrder } from './sorted-orders.ts'
import type { ActiveRow } from './use-active-row.ts'
import type { RowWindow } from './use-row-window.ts'
import type { OrderSelection } from './use-selection.ts'

export interface GridKeysOptions {
  readonly rows: Readonly<Ref<readonly SortedOrder[]>>
  readonly active: ActiveRow
  readonly view: RowWindow
  readonly selection: OrderSelection
  open(id: string): void
}

export function useGridKeys({ rows, active, view, selection, open }: GridKeysOptions) {
  async function goTo(index: number): Promise<void> {
    view.show(index)
    await active.goTo(index)
  }

  /** Goes from the active row where the key leads; to the first row in sight, if none was active. */
  function step(key: string): boolean {
    const steps = { count: rows.value.length, page: view.rowsPerPage() }
    const from = active.index.value
    if (from === undefined) {
      if (rowAfterKey(key, 0, steps) === undefined) return false
      void goTo(Math.min(view.firstInSight(), rows.value.length - 1))
      return true
    }
    const to = rowAfterKey(key, from, steps)
    if (to !== undefined) void goTo(to)
    return to !== undefined
  }

  function pressed(event: KeyboardEvent): void {
    const id = active.id.value
    if (id === undefined || !(event.target instanceof HTMLTableRowElement)) return
    if (event.altKey) return
    if (actOn(id, event)) event.preventDefault()
  }

  function actOn(id: string, event: KeyboardEvent): boolean {
    const { key } = event
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'a') return false
      selection.selectFound()
    } else if (key === 'Enter') open(id)
    else if (key === 'x' || key === ' ') selection.toggle(id)
    else if (key === 'X') selection.range(id)
    else if (event.shiftKey && (key === 'ArrowDown' || key === 'ArrowUp')) extend(id, key)
    else return step(key)
    return true
  }

  /** Selects on the way. */
  function extend(id: string, key: string): void {
    if (!selection.ids.value.has(id)) selection.toggle(id)
    const to = rowAfterKey(key, active.index.value ?? 0, { count: rows.value.length, page: 1 })
    const next = to === undefined ? undefined : rows.value[to]?.order.id
    if (next === undefined || to === undefined) return
    selection.range(next)
    void goTo(to)
  }

  return { goTo, step, pressed }
}
