// The selection of the table.
import { computed, type Ref, shallowRef, watch } from 'vue'
import { allOf, coverage, NO_SELECTION, ranged, toggled, without } from './selection.ts'
import type { SortedOrder } from './sorted-orders.ts'

/**
 * @param rows - as they are shown, which is what a range goes over
 * @param found - all that are found
 * @param holds - whether an order is still there at all: what is deleted can't stay selected
 */
export function useSelection(
  rows: Readonly<Ref<readonly SortedOrder[]>>,
  found: Readonly<Ref<readonly SortedOrder[]>>,
  holds: (id: string) => boolean,
) {
  const selection = shallowRef(NO_SELECTION)
  const idsOf = (list: readonly SortedOrder[]) => list.map(({ order }) => order.id)

  watch(found, () => {
    const { ids } = selection.value
    if (ids.size === 0) return
    const gone = new Set([...ids].filter((id) => !holds(id)))
    selection.value = without(selection.value, gone)
  })

  return {
    ids: computed(() => selection.value.ids),
    count: computed(() => selection.value.ids.size),
    coverage: computed(() =>
      selection.value.ids.size === 0 ? 'none' : coverage(selection.value, idsOf(found.value)),
    ),
    toggle(id: string): void {
      selection.value = toggled(selection.value, id)
    },
    /** From the last one on. */
    range(id: string): void {
      selection.value = ranged(selection.value, id, idsOf(rows.value))
    },
    selectFound(): void {
      selection.value = allOf(idsOf(found.value))
    },
    clear(): void {
      selection.value = NO_SELECTION
    },
  }
}

export type OrderSelection = ReturnType<typeof useSelection>
