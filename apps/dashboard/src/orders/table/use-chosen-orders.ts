// What is exported, printed and copied: the selected orders, or else all that are found.
import type { Order } from '@deltadesk/contract'
import { computed, type Ref } from 'vue'
import { useOrdersStore } from '../orders-store.ts'
import type { SortedOrder } from './sorted-orders.ts'
import type { OrderSelection } from './use-selection.ts'

export interface ChosenOrdersOptions {
  readonly found: Readonly<Ref<readonly SortedOrder[]>>
  readonly selection: OrderSelection
}

export function useChosenOrders({ found, selection }: ChosenOrdersOptions) {
  const store = useOrdersStore()

  /** As they are sorted; selected ones that are no longer found come as they were selected. */
  function orders(): readonly Order[] {
    const all = found.value.map(({ order }) => order)
    if (selection.count.value === 0) return all
    const chosen = [...selection.ids.value].flatMap((id) => store.byId(id) ?? [])
    const sorted = all.filter(({ id }) => selection.ids.value.has(id))
    return sorted.length === chosen.length ? sorted : chosen
  }

  return {
    orders,
    count: computed(() => selection.count.value || found.value.length),
    /** Their numbers, each on a line. */
    numbers: () =>
      orders()
        .map(({ number }) => number)
        .join('\n'),
  }
}
