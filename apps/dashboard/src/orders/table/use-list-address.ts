// What the list is asked for, as the address has it: the filter, the sorting, and the order that is open. Going
// back undoes a choice of these, but not each letter that was typed.
import { computed } from 'vue'
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router'
import {
  EMPTY_FILTER,
  filterFromQuery,
  isEmpty,
  type OrderFilter,
  queryFromFilter,
} from '../find/order-filter.ts'
import type { Sort } from './sort-keys.ts'
import { queryFromSorts, sortsFromQuery } from './sort-query.ts'
import { stable } from './stable.ts'

export function useListAddress() {
  const route = useRoute()
  const router = useRouter()
  const isHere = () => route.name === 'orders' || route.name === 'order'

  // An order that opens changes the route but not the query, and must not find everything anew.
  const filter = stable(() => (isHere() ? filterFromQuery(route.query) : undefined), EMPTY_FILTER)
  const sorts = stable(() => (isHere() ? sortsFromQuery(route.query) : undefined), [])
  const isFiltered = computed(() => !isEmpty(filter.value))
  /** The id of the open order. */
  const openId = computed(() => {
    const { id } = route.params
    return typeof id === 'string' && id !== '' ? id : undefined
  })

  function ask(query: LocationQueryRaw, typing = false): void {
    const { name, params } = route
    if (!isHere() || name == null) return
    void router[typing ? 'replace' : 'push']({ name, params, query })
  }

  function setFilter(next: OrderFilter, { typing = false } = {}): void {
    ask(queryFromFilter(next, route.query), typing)
  }

  function setSorts(next: readonly Sort[]): void {
    const { sort: _, ...rest } = route.query
    ask({ ...rest, ...queryFromSorts(next) }, true)
  }

  function open(id: string): void {
    // Going through orders one by one is one step back, not twenty.
    const how = openId.value === undefined ? 'push' : 'replace'
    void router[how]({ name: 'order', params: { id }, query: route.query })
  }

  function close(): void {
    if (openId.value !== undefined) void router.push({ name: 'orders', query: route.query })
  }

  /** The list as it is asked for, without the open order, on this host. */
  const link = () =>
    new URL(router.resolve({ name: 'orders', query: route.query }).href, location.href).href

  const hrefOf = (id: string) =>
    router.resolve({ name: 'order', params: { id }, query: route.query }).href

  return {
    filter,
    sorts,
    isFiltered,
    openId,
    query: computed(() => route.query),
    ask,
    setFilter,
    setSorts,
    open,
    close,
    link,
    hrefOf,
  }
}

export type ListAddress = ReturnType<typeof useListAddress>
