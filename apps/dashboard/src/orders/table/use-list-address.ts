// What the list is asked for, as the address has it: the filter, the sorting, and the order that is open. Going
// back undoes a choice of these, but not each letter that was typed.
import { useDebounceFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
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

/** Browsers refuse to change the address with every key of somebody who types fast. */
const PAUSE_MS = 250

export function useListAddress() {
  const route = useRoute()
  const router = useRouter()
  const isHere = () => route.name === 'orders' || route.name === 'order'
  /** What somebody types is found at once, and in the address when they pause. */
  const typed = shallowRef<OrderFilter>()

  // An order that opens changes the route but not the query, and must not find everything anew.
  const filter = stable(
    () => typed.value ?? (isHere() ? filterFromQuery(route.query) : undefined),
    EMPTY_FILTER,
  )
  const sorts = stable(() => (isHere() ? sortsFromQuery(route.query) : undefined), [])
  const isFiltered = computed(() => !isEmpty(filter.value))
  /** The id of the open order. */
  const openId = computed(() => {
    const { id } = route.params
    return typeof id === 'string' && id !== '' ? id : undefined
  })

  /** The query as it will be. */
  const upcoming = computed(() =>
    typed.value ? queryFromFilter(typed.value, route.query) : route.query,
  )
  watch(
    () => route.fullPath,
    () => {
      typed.value = undefined
    },
  )

  function ask(next: LocationQueryRaw, replace = false): void {
    const { name, params } = route
    if (!isHere() || name == null) return
    void router[replace ? 'replace' : 'push']({ name, params, query: next })
  }
  const writeTyped = useDebounceFn(() => {
    if (typed.value) ask(upcoming.value, true)
  }, PAUSE_MS)

  function setFilter(next: OrderFilter, { typing = false } = {}): void {
    if (!typing) ask(queryFromFilter(next, route.query))
    else {
      typed.value = next
      void writeTyped()
    }
  }

  function setSorts(next: readonly Sort[]): void {
    const { sort: _, ...rest } = upcoming.value
    ask({ ...rest, ...queryFromSorts(next) }, true)
  }

  function open(id: string): void {
    // Going through orders one by one is one step back, not twenty.
    const how = openId.value === undefined ? 'push' : 'replace'
    void router[how]({ name: 'order', params: { id }, query: upcoming.value })
  }

  function close(): void {
    if (openId.value !== undefined) void router.push({ name: 'orders', query: upcoming.value })
  }

  /** The list as it is asked for, without the open order, on this host. */
  const link = () =>
    new URL(router.resolve({ name: 'orders', query: upcoming.value }).href, location.href).href

  /** What makes the address of an order; asked for each row that comes into sight, so the router is asked but once. */
  const hrefOf = computed(() => {
    const [list = '', query] = router
      .resolve({ name: 'orders', query: route.query })
      .href.split('?')
    const asked = query === undefined ? '' : `?${query}`
    return (id: string) => `${list}/${encodeURIComponent(id)}${asked}`
  })

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
