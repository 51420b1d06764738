// The index of all orders, kept current with the copy of them. It outlives the page, since to fill it anew takes
// longer than to keep it.
import { defineStore } from 'pinia'
import { markRaw, onScopeDispose } from 'vue'
import { OrderIndex } from '../find/order-index.ts'
import { prepareInSlices } from '../find/prepare-in-slices.ts'
import { useOrdersStore } from '../orders-store.ts'

export const useOrderSearch = defineStore('order-search', () => {
  const store = useOrdersStore()
  // Raw, since a proxy of it could not reach its private fields.
  const index = markRaw(new OrderIndex())
  for (const order of store.orders) index.put(order)
  void prepareInSlices(index)

  onScopeDispose(
    store.onChange(({ reloaded, upserts, removed }) => {
      if (reloaded) index.clear()
      for (const id of removed) index.remove(id)
      for (const order of upserts) index.put(order)
      if (reloaded) void prepareInSlices(index)
    }),
  )
  return { index }
})
