// The rows that are found, live: what the address asks for and what the copy of the orders holds, brought together.
// Publishes once for each change, before the screen is drawn.
import { computed, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { useToday } from '../../clock/use-today.ts'
import { usePreferences } from '../../preferences/use-preferences.ts'
import { isEmpty, type OrderFilter } from '../find/order-filter.ts'
import { useOrdersStore } from '../orders-store.ts'
import { afterPaint } from './after-paint.ts'
import { NOTHING_TOUCHED } from './changed-cells.ts'
import { type Finding, LiveRows, type Reading } from './live-rows.ts'
import { useOrderSearch } from './order-search.ts'
import type { Sort } from './sort-keys.ts'

export interface FoundOrdersOptions {
  readonly filter: Readonly<Ref<OrderFilter>>
  readonly sorts: Readonly<Ref<readonly Sort[]>>
  /** Asked at each change: what somebody reads just then. */
  reading(): Reading | undefined
}

/** Why the rows are others than before: somebody asked for others, or they changed by themselves. */
export type Cause = 'asked' | 'changed'

export function useFoundOrders({ filter, sorts, reading }: FoundOrdersOptions) {
  const store = useOrdersStore()
  const { index } = useOrderSearch()
  const { timeZone } = usePreferences()
  const today = useToday()
  const live = new LiveRows(sorts.value)

  const rows = shallowRef(live.rows)
  const found = shallowRef(live.found)
  const waiting = shallowRef(0)
  const misplaced = shallowRef(0)
  const touched = shallowRef(NOTHING_TOUCHED)
  const cause = shallowRef<Cause>('asked')
  const revision = shallowRef(0)

  const when = () => ({ now: Date.now(), timeZone: timeZone.value })

  function publish(why: Cause): void {
    cause.value = why
    rows.value = live.rows
    found.value = live.found
    waiting.value = live.waiting
    misplaced.value = live.misplaced
    // Counts are not what is read: the rows come first.
    if (why === 'asked') revision.value += 1
    else afterPaint(() => (revision.value += 1))
  }

  /** What is found now; the index remembers it until something changes. */
  const finding = (): Finding =>
    isEmpty(filter.value) ? undefined : index.search(filter.value, when())

  live.take({ reloaded: true, upserts: store.orders, removed: [] }, finding())
  publish('asked')

  onScopeDispose(
    store.onChange((change) => {
      touched.value = live.take(change, finding(), reading())
      publish(change.reloaded ? 'asked' : 'changed')
    }),
  )
  watch([filter, today, timeZone], () => {
    live.find(finding())
    publish('asked')
  })
  watch(sorts, (now) => {
    live.sortBy(now, finding())
    publish('asked')
  })

  /** Lets in what waits. */
  function release(): void {
    if (live.waiting + live.misplaced === 0) return
    live.release()
    publish('asked')
  }

  const counts = computed(() => {
    void revision.value
    return index.countsByStatus(filter.value, when())
  })
  const facets = computed(() => {
    void revision.value
    return index.facets()
  })

  return {
    rows,
    found,
    waiting,
    misplaced,
    touched,
    cause,
    counts,
    facets,
    release,
  }
}

export type FoundOrders = ReturnType<typeof useFoundOrders>
