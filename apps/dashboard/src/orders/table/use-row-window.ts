// The rows that are in sight, and the scrolling: keeps the row that is read where it is while others come and go
// above it. Rows have a fixed height, so nothing is measured.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, type Ref, watch } from 'vue'
import {
  type Anchor,
  anchorOf,
  scrollTopFor,
  scrollTopToShow,
  type Viewport,
} from './scroll-anchor.ts'
import type { SortedOrder } from './sorted-orders.ts'
import type { ActiveRow } from './use-active-row.ts'
import type { Cause } from './use-found-orders.ts'

/** Rows that are ready above and below those in sight. */
const SPARE = 8

export interface RowWindowOptions {
  readonly rows: Readonly<Ref<readonly SortedOrder[]>>
  readonly rowHeight: Readonly<Ref<number>>
  /** The height of the head, which covers the top of what scrolls. */
  readonly headHeight: Readonly<Ref<number>>
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly cause: Readonly<Ref<Cause>>
  /** The row that keys act on: it stays on the page wherever it is scrolled to. */
  readonly active: Pick<ActiveRow, 'id' | 'index' | 'hasFocus'>
}

export function useRowWindow(options: RowWindowOptions) {
  const { rows, rowHeight, headHeight, scroller, cause, active } = options

  const virtualizer = useVirtualizer(
    computed(() => ({
      count: rows.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: () => rowHeight.value,
      getItemKey: (index: number) => rows.value[index]?.order.id ?? index,
      overscan: SPARE,
      rangeExtractor: (range: Range) =>
        withActive(defaultRangeExtractor(range), active.index.value),
    })),
  )

  const items = computed(() =>
    virtualizer.value.getVirtualItems().flatMap(({ index, start }) => {
      const row = rows.value[index]
      return row ? [{ index, start, order: row.order }] : []
    }),
  )

  function viewport(): Viewport {
    const element = scroller.value
    return {
      scrollTop: element?.scrollTop ?? 0,
      height: Math.max(0, (element?.clientHeight ?? 0) - headHeight.value),
      rowHeight: rowHeight.value,
    }
  }

  /** The row that is read; none at the top, where what is new may push the others down. */
  function readRow(of: readonly SortedOrder[]): Anchor | undefined {
    const seen = viewport()
    const focused = active.hasFocus() ? indexOf(of, active.id.value) : undefined
    if (focused === undefined && seen.scrollTop < seen.rowHeight / 2) return undefined
    return anchorOf((index) => of[index]?.order.id, focused, seen)
  }

  watch(rows, async (now, before) => {
    const asked = cause.value === 'asked'
    const anchor = asked ? undefined : readRow(before)
    await nextTick()
    const element = scroller.value
    if (!element) return
    const index = indexOf(now, anchor?.id)
    if (asked) element.scrollTop = 0
    else if (anchor && index !== undefined) {
      element.scrollTop = scrollTopFor(anchor, index, rowHeight.value)
    }
  })

  // In another density the first row in sight stays the first.
  watch(rowHeight, async (now, before) => {
    const element = scroller.value
    const top = (element?.scrollTop ?? 0) / before
    virtualizer.value.measure()
    await nextTick()
    if (element) element.scrollTop = top * now
  })

  return {
    items,
    height: computed(() => rows.value.length * rowHeight.value),
    lastInSight(): number {
      const { scrollTop, height } = viewport()
      return Math.floor((scrollTop + height) / rowHeight.value)
    },
    firstInSight: () => Math.ceil(viewport().scrollTop / rowHeight.value),
    rowsPerPage: () => Math.floor(viewport().height / rowHeight.value),
    show(index: number): void {
      const element = scroller.value
      if (element) element.scrollTop = scrollTopToShow(index, viewport())
    },
    /** Somebody reads: what comes must not move the rows. */
    isRead: () => active.hasFocus() || viewport().scrollTop >= rowHeight.value / 2,
  }
}

function withActive(indexes: number[], active: number | undefined): number[] {
  if (active === undefined || indexes.includes(active)) return indexes
  return [...indexes, active].sort((a, b) => a - b)
}

function indexOf(rows: readonly SortedOrder[], id: string | undefined): number | undefined {
  if (id === undefined) return undefined
  const index = rows.findIndex(({ order }) => order.id === id)
  return index < 0 ? undefined : index
}
