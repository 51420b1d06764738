// The row that keys act on. It is known by its order, so it is the same one wherever changes move it; where its order
// leaves, the next row takes its place.
import { computed, nextTick, type Ref, shallowRef, watch } from 'vue'
import type { SortedOrder } from './sorted-orders.ts'

/** @param rowElement - the element of a row, where it is on the page */
export function useActiveRow(
  rows: Readonly<Ref<readonly SortedOrder[]>>,
  rowElement: (id: string) => HTMLElement | undefined,
) {
  const id = shallowRef<string>()
  const index = computed(() => {
    if (id.value === undefined) return undefined
    const at = rows.value.findIndex(({ order }) => order.id === id.value)
    return at < 0 ? undefined : at
  })
  let lastIndex = 0
  let focused = false

  watch(
    rows,
    (now) => {
      if (id.value === undefined || index.value !== undefined) return
      id.value = now[Math.min(lastIndex, now.length - 1)]?.order.id
    },
    { flush: 'sync' },
  )
  watch(index, (now) => {
    if (now !== undefined) lastIndex = now
  })

  async function focus(): Promise<void> {
    await nextTick()
    if (id.value !== undefined) rowElement(id.value)?.focus({ preventScroll: true })
  }

  // Rows that change places in the document lose the focus.
  watch(rows, () => {
    if (focused) void focus()
  })

  return {
    id,
    index,
    hasFocus: () => focused,
    focus,
    /** Makes the row the active one and focuses it. */
    goTo(at: number): Promise<void> {
      id.value = rows.value[at]?.order.id
      return focus()
    },
    took(order: string): void {
      id.value = order
      focused = true
    },
    /** @param to - what has the focus now, if anything of the page */
    lost(to: EventTarget | null): void {
      // A row that is taken out of the document gives the focus to nothing.
      focused = to === null && document.hasFocus() && index.value === undefined
    },
  }
}

export type ActiveRow = ReturnType<typeof useActiveRow>
