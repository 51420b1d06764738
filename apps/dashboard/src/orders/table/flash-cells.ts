// Points softly at cells that changed. What fades is a layer of its own behind the cell's text, so that the browser
// can fade it without the page's own thread: to fade a hundred grounds there costs more than to merge the change.
import type { TouchedCells } from './changed-cells.ts'

const FADE = { opacity: [1, 0] }
const HOW = { duration: 2400, easing: 'ease-out', pseudoElement: '::before' } as const

/** @param body - its rows have their order's id as `data-id`, and their cells the column's as `data-column` */
export function flashCells(body: HTMLElement, touched: TouchedCells): void {
  if (touched.size === 0) return
  for (const row of body.querySelectorAll('tr')) {
    const columns = touched.get(row.dataset.id ?? '')
    if (!columns) continue
    for (const cell of row.querySelectorAll<HTMLElement>('[data-column]')) {
      const isTouched = columns === 'row' || [...columns].some((id) => id === cell.dataset.column)
      if (isTouched) cell.animate(FADE, HOW)
    }
  }
}
