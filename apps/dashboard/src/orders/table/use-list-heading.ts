// How many orders are listed, in words.
import { storeToRefs } from 'pinia'
import { computed, type Ref } from 'vue'
import { useFormats } from '../../format/formats.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useOrdersStore } from '../orders-store.ts'

export interface ListHeadingOptions {
  readonly found: Readonly<Ref<readonly unknown[]>>
  readonly isFiltered: Readonly<Ref<boolean>>
}

export function useListHeading({ found, isFiltered }: ListHeadingOptions) {
  const words = useMessages()
  const formats = useFormats()
  const { orders, loaded, received } = storeToRefs(useOrdersStore())

  return computed(() => {
    const { count } = formats.value
    const { count: of, foundCount, loading, loadingSoFar } = words.value.orders
    const all = orders.value.length
    if (!loaded.value) return received.value > 0 ? loadingSoFar(count(received.value)) : loading
    if (!isFiltered.value) return of(all, count(all))
    return foundCount(count(found.value.length), all, count(all))
  })
}
