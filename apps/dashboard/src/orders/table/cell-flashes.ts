// Points softly at cells that changed. A cell fades as long as it shows the order that changed: its element may be
// given to another one in the meantime.
import type { TouchedCells } from './changed-cells.ts'

/** Where more rows than this change in sight at once, pointing at all of them would point at none. */
const MOST_ROWS = 8

/** They fade alike; a cell that changes while it fades goes from one to the other, which begins anew. */
const FADES = ['fading', 'fading-again'] as const

export class CellFlashes {
  readonly #body: () => HTMLTableSectionElement | null
  /** The order that each fading cell stands for. */
  readonly #fading = new Map<Element, string | undefined>()

  /** @param body - its rows have their order's id as `data-id`, and their cells the column's as `data-column` */
  constructor(body: () => HTMLTableSectionElement | null) {
    this.#body = body
  }

  show(touched: TouchedCells): void {
    const rows = [...(this.#body()?.rows ?? [])].filter(({ dataset }) => touched.has(dataset.id))
    if (rows.length > MOST_ROWS) return
    for (const row of rows) {
      const columns = touched.of(row.dataset.id ?? '')
      for (const cell of row.cells) {
        const { column } = cell.dataset
        if (columns === 'row' || (column !== undefined && columns?.has(column))) this.#fade(cell)
      }
    }
  }

  /** Ends what points at an order that is not there any more. To be called after the rows have changed. */
  dropStrays(): void {
    for (const [cell, id] of this.#fading) if (orderOf(cell) !== id) this.end(cell)
  }

  /** The cell has faded. */
  end(cell: Element): void {
    if (this.#fading.delete(cell)) cell.classList.remove(...FADES)
  }

  #fade(cell: Element): void {
    const [once, again] = FADES
    const isFading = cell.classList.contains(once)
    cell.classList.remove(...FADES)
    cell.classList.add(isFading ? again : once)
    this.#fading.set(cell, orderOf(cell))
  }
}

function orderOf(cell: Element): string | undefined {
  return cell.closest('tr')?.dataset.id
}
