// The columns of the table: which are shown, in which order, how wide, and which it is sorted by. TanStack Table
// keeps the rules; what was chosen is kept in this browser, the sorting in the address.
import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/vue-table'
import { useStorage } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import {
  type ColumnLayout,
  clampSize,
  DEFAULT_LAYOUT,
  gridTemplate,
  leastWidth,
  moved,
  neighbour,
  parseLayout,
} from './column-layout.ts'
import {
  COLUMN_LIMITS,
  FIRST_COLUMN,
  isOrderColumnId,
  ORDER_COLUMNS,
  type OrderColumnId,
} from './columns.ts'
import type { Sort } from './sort-keys.ts'

const KEY = 'deltadesk.columns'

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
})

/** The rows are ours: wrapping a hundred thousand of them in objects of the table's would cost a second. */
const NO_ROWS: { id: string }[] = []

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

  const state = computed(() => ({
    columnOrder: [...layout.value.order],
    columnSizing: { ...layout.value.sizes },
    columnVisibility: Object.fromEntries(layout.value.hidden.map((id) => [id, false])),
    sorting: [...sorts.value],
  }))
  const table = useTable({
    features,
    data: NO_ROWS,
    columns: ORDER_COLUMNS.map(({ id, size, descFirst }) => ({
      id,
      accessorFn: () => undefined,
      size,
      minSize: COLUMN_LIMITS.min,
      maxSize: COLUMN_LIMITS.max,
      sortDescFirst: descFirst,
      enableHiding: id !== FIRST_COLUMN,
    })),
    manualSorting: true,
    maxMultiSortColCount: 4,
    state,
    onSortingChange: (next) =>
      setSorts(
        functionalUpdate(next, state.value.sorting).flatMap(({ id, desc }) =>
          isOrderColumnId(id) ? [{ id, desc }] : [],
        ),
      ),
    onColumnOrderChange: (next) =>
      change({ order: functionalUpdate(next, state.value.columnOrder).filter(isOrderColumnId) }),
    onColumnVisibilityChange: (next) => {
      const visibility: Record<string, boolean> = functionalUpdate(
        next,
        state.value.columnVisibility,
      )
      change({ hidden: layout.value.order.filter((id) => visibility[id] === false) })
    },
    onColumnSizingChange: (next) => {
      const sizes: Record<string, number> = functionalUpdate(next, state.value.columnSizing)
      change({
        sizes: Object.fromEntries(
          Object.entries(sizes).flatMap(([id, size]) =>
            isOrderColumnId(id) ? [[id, clampSize(size)]] : [],
          ),
        ),
      })
    },
  })

  const shown = computed(() =>
    table
      .getVisibleLeafColumns()
      .map(({ id }) => id)
      .filter(isOrderColumnId),
  )
  const order = computed(() => layout.value.order)
  const sizes = computed(() => layout.value.sizes)

  return {
    /** Every column, shown or not. */
    order,
    shown,
    sizes,
    template: computed(() => gridTemplate(shown.value, sizes.value)),
    leastWidth: computed(() => leastWidth(shown.value, sizes.value)),
    isChanged: computed(() => layout.value !== DEFAULT_LAYOUT),
    isShown: (id: OrderColumnId) => shown.value.includes(id),
    toggle: (id: OrderColumnId) => table.getColumn(id)?.toggleVisibility(),
    /** @param add - to what it is sorted by, instead of in place of it */
    sort: (id: OrderColumnId, add: boolean) => table.getColumn(id)?.toggleSorting(undefined, add),
    resize: (id: OrderColumnId, size: number) =>
      table.setColumnSizing((before) => ({ ...before, [id]: size })),
    move: (id: OrderColumnId, target: OrderColumnId) =>
      table.setColumnOrder([...moved(order.value, id, target)]),
    /** One place among the shown ones. */
    step(id: OrderColumnId, by: 1 | -1, among: readonly OrderColumnId[]): void {
      const target = neighbour(among, id, by)
      if (target) table.setColumnOrder([...moved(order.value, id, target)])
    },
    reset: () => {
      layout.value = DEFAULT_LAYOUT
    },
  }
}

export type OrderColumns = ReturnType<typeof useOrderColumns>
