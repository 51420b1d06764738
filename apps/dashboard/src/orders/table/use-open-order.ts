// The order that the address names, and the way to the ones beside it in the list.
import type { Order } from '@deltadesk/contract'
import { computed, type Ref } from 'vue'
import type { SortedOrder } from './sorted-orders.ts'
import type { ListAddress } from './use-list-address.ts'

export interface OpenOrderOptions {
  readonly rows: Readonly<Ref<readonly SortedOrder[]>>
  byId(id: string): Order | undefined
  readonly address: Pick<ListAddress, 'openId' | 'open'>
}

export function useOpenOrder({ rows, byId, address }: OpenOrderOptions) {
  const { openId } = address
  const order = computed(() => (openId.value === undefined ? undefined : byId(openId.value)))
  /** Place in the list, from 0; undefined where it is not in it. */
  const index = computed(() => {
    if (openId.value === undefined) return undefined
    const at = rows.value.findIndex(({ order: { id } }) => id === openId.value)
    return at < 0 ? undefined : at
  })

  return {
    order,
    index,
    step(by: 1 | -1): void {
      if (index.value === undefined) return
      const next = rows.value[index.value + by]
      if (next) address.open(next.order.id)
    },
  }
}
