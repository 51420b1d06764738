// What cells do beside showing their text: they point at themselves when they have changed, and say more when they are
// pointed at. One listener on the body of the table serves all of them.
import { useEventListener, usePreferredReducedMotion } from '@vueuse/core'
import { type Ref, watch } from 'vue'
import { useFormats } from '../../format/formats.ts'
import { useMessages } from '../../i18n/messages.ts'
import { CellFlashes } from './cell-flashes.ts'
import { cellHint } from './cell-hint.ts'
import type { TouchedCells } from './changed-cells.ts'
import { isOrderColumnId } from './columns.ts'
import type { SortedOrder } from './sorted-orders.ts'

export interface CellFeedbackOptions {
  readonly body: Readonly<Ref<HTMLTableSectionElement | null>>
  /** What is on the page. */
  readonly items: Readonly<Ref<readonly { readonly row: SortedOrder }[]>>
  readonly touched: Readonly<Ref<TouchedCells>>
}

export function useCellFeedback({ body, items, touched }: CellFeedbackOptions): void {
  const words = useMessages()
  const formats = useFormats()
  const motion = usePreferredReducedMotion()
  const flashes = new CellFlashes(() => body.value)

  watch(items, () => flashes.dropStrays(), { flush: 'post' })
  watch(
    touched,
    (now) => {
      if (motion.value !== 'reduce') flashes.show(now)
    },
    { flush: 'post' },
  )
  useEventListener(body, 'animationend', ({ target }) => {
    if (target instanceof Element) flashes.end(target)
  })

  useEventListener(body, 'mouseover', (event) => {
    const cell = cellOf(event)
    const column = cell?.dataset.column
    const id = cell?.closest('tr')?.dataset.id
    const item = items.value.find(({ row }) => row.order.id === id)
    if (!cell || !item || !isOrderColumnId(column)) return
    cell.title = cellHint(item.row.order, column, { formats: formats.value, words: words.value })
  })
  useEventListener(body, 'mouseout', (event) => cellOf(event)?.removeAttribute('title'))
}

function cellOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
}
