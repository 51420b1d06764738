// The columns of the table: which are shown, in which order, how wide, and which it is sorted by. What was chosen is
// kept in this browser, the sorting in the address.
import { useStorage } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import {
  type ColumnLayout,
  clampSize,
  columnOf,
  DEFAULT_LAYOUT,
  fitting,
  gridTemplate,
  leastWidth,
  moved,
  neighbour,
  parseLayout,
} from './column-layout.ts'
import { FIRST_COLUMN, type OrderColumnId } from './columns.ts'
import { nextSorts } from './next-sorts.ts'
import type { Sort } from './sort-keys.ts'
import { stable } from './stable.ts'

const KEY = 'deltadesk.columns'

export interface OrderColumnsOptions {
  readonly sorts: Readonly<Ref<readonly Sort[]>>
  setSorts(sorts: readonly Sort[]): void
}

export function useOrderColumns({ sorts, setSorts }: OrderColumnsOptions) {
  const layout = useStorage<ColumnLayout>(KEY, DEFAULT_LAYOUT, undefined, {
    shallow: true,
    serializer: { read: parseLayout, write: JSON.stringify },
    writeDefaults: false,
    // A browser that keeps nothing for this site still shows the choice, as long as the page is open.
    onError: () => undefined,
  })
  const change = (parts: Partial<ColumnLayout>) => {
    layout.value = { ...layout.value, ...parts }
  }

  const shown = computed(() => {
    const hidden = new Set(layout.value.hidden)
    return layout.value.order.filter((id) => !hidden.has(id))
  })
  const order = computed(() => layout.value.order)
  const sizes = computed(() => layout.value.sizes)

  return {
    /** Every column, shown or not. */
    order,
    shown,
    sizes,
    /** As they are laid out where there is not more room than so many pixels; undefined for as much as they need. */
    within(room: () => number | undefined) {
      const fit = stable(() => {
        const most = room()
        return most === undefined ? shown.value : fitting(shown.value, sizes.value, most)
      }, shown.value)
      return {
        shown: fit,
        template: computed(() => gridTemplate(fit.value, sizes.value)),
        leastWidth: computed(() => leastWidth(fit.value, sizes.value)),
      }
    },
    isChanged: computed(() => layout.value !== DEFAULT_LAYOUT),
    isShown: (id: OrderColumnId) => shown.value.includes(id),
    toggle(id: OrderColumnId): void {
      const { hidden } = layout.value
      if (id === FIRST_COLUMN) return
      change({ hidden: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id] })
    },
    /** @param add - to what it is sorted by, instead of in place of it */
    sort: (id: OrderColumnId, add: boolean) => setSorts(nextSorts(sorts.value, columnOf(id), add)),
    resize: (id: OrderColumnId, size: number) =>
      change({ sizes: { ...layout.value.sizes, [id]: clampSize(size) } }),
    move: (id: OrderColumnId, target: OrderColumnId) =>
      change({ order: moved(order.value, id, target) }),
    /** One place among the shown ones. */
    step(id: OrderColumnId, by: 1 | -1, among: readonly OrderColumnId[]): void {
      const target = neighbour(among, id, by)
      if (target) change({ order: moved(order.value, id, target) })
    },
    reset: () => {
      layout.value = DEFAULT_LAYOUT
    },
  }
}

export type OrderColumns = ReturnType<typeof useOrderColumns>
