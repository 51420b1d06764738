// The rows that are in sight, and the scrolling: keeps the row that is read where it is while others come and go
// above it. All rows are equally high, so which are in sight is a division, however many there are.
import { useElementSize, useEventListener } from '@vueuse/core'
import { computed, nextTick, type Ref, shallowRef, watch } from 'vue'
import { afterPaint } from './after-paint.ts'
import { type RowSlots, slotsFor } from './row-slots.ts'
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
const SPARE = 5

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

interface Placed {
  readonly slots: RowSlots
  readonly items: readonly { slot: number; index: number; start: number; row: SortedOrder }[]
}

export function useRowWindow(options: RowWindowOptions) {
  const { rows, rowHeight, headHeight, scroller, cause, active } = options
  const scrolled = shallowRef(0)
  const { width, height } = useElementSize(scroller)

  /** The rows in sight, the cut-off ones too. */
  const sight = computed(() => ({
    first: Math.floor(scrolled.value / rowHeight.value),
    last: Math.ceil((scrolled.value + height.value - headHeight.value) / rowHeight.value) - 1,
  }))
  const isSettled = useSettled(rows)

  function followScroll(): void {
    scrolled.value = scroller.value?.scrollTop ?? 0
  }
  useEventListener(scroller, 'scroll', followScroll, { passive: true })

  const placed = computed<Placed>((before) => {
    const spare = isSettled.value ? SPARE : 0
    const from = Math.max(0, sight.value.first - spare)
    const to = Math.min(rows.value.length - 1, sight.value.last + spare)
    const shown = indexes(from, to, active.index.value).flatMap((index) => {
      const row = rows.value[index]
      return row ? [{ row, index, start: index * rowHeight.value }] : []
    })
    const ids = new Set(shown.map(({ row }) => row.order.id))
    const others = isSettled.value ? [] : outOf(before?.items ?? [], from, to)
    const items = [...shown, ...others.filter(({ row }) => !ids.has(row.order.id))]
    const slots = slotsFor(
      items.map(({ row }) => row.order.id),
      before?.slots ?? new Map(),
    )
    return {
      slots,
      items: items.map((item) => ({ ...item, slot: slots.get(item.row.order.id) ?? 0 })),
    }
  })

  // To ask the element makes the browser lay the page out at once; at the top there is nothing to ask.
  function viewport(): Viewport {
    return {
      scrollTop: scrolled.value === 0 ? 0 : (scroller.value?.scrollTop ?? 0),
      height: Math.max(0, height.value - headHeight.value),
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

  function scrollTo(top: number): void {
    const element = scroller.value
    if (!element || (top === 0 && scrolled.value === 0)) return
    element.scrollTop = top
    followScroll()
  }

  watch(rows, async (now, before) => {
    const asked = cause.value === 'asked'
    const anchor = asked ? undefined : readRow(before)
    await nextTick()
    const index = indexOf(now, anchor?.id)
    if (asked) scrollTo(0)
    else if (anchor && index !== undefined) scrollTo(scrollTopFor(anchor, index, rowHeight.value))
  })

  // In another density the first row in sight stays the first.
  watch(rowHeight, async (now, before) => {
    const top = (scroller.value?.scrollTop ?? 0) / before
    await nextTick()
    scrollTo(top * now)
  })

  return {
    items: computed(() => placed.value.items),
    /** Of what scrolls, in pixels. */
    width,
    height: computed(() => rows.value.length * rowHeight.value),
    lastInSight(): number {
      const seen = viewport()
      return Math.floor((seen.scrollTop + seen.height) / rowHeight.value)
    },
    firstInSight: () => Math.ceil(viewport().scrollTop / rowHeight.value),
    rowsPerPage: () => Math.floor(viewport().height / rowHeight.value),
    show: (index: number) => scrollTo(scrollTopToShow(index, viewport())),
    /** Somebody reads: what comes must not move the rows. */
    isRead: () => active.hasFocus() || viewport().scrollTop >= rowHeight.value / 2,
  }
}

export type RowWindow = ReturnType<typeof useRowWindow>

/**
 * False from a change of the rows until it is painted: rows out of sight may be filled after that, and until then show
 * what they did, so that those in sight are there sooner.
 */
function useSettled(rows: Readonly<Ref<unknown>>): Readonly<Ref<boolean>> {
  const settled = shallowRef(true)
  watch(
    rows,
    () => {
      if (!settled.value) return
      settled.value = false
      afterPaint(() => {
        settled.value = true
      })
    },
    { flush: 'sync' },
  )
  return settled
}

/** Those of `items` that are not from `first` to `last`. */
function outOf(items: Placed['items'], first: number, last: number): Placed['items'] {
  return items.filter(({ index }) => index < first || index > last)
}

/** From `first` to `last`, and `other` wherever it is. */
function indexes(first: number, last: number, other: number | undefined): number[] {
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  if (other === undefined || (other >= first && other <= last)) return shown
  return other < first ? [other, ...shown] : [...shown, other]
}

function indexOf(rows: readonly SortedOrder[], id: string | undefined): number | undefined {
  if (id === undefined) return undefined
  const index = rows.findIndex(({ order }) => order.id === id)
  return index < 0 ? undefined : index
}
