// The orders of the signed-in person: a feed keeps them current for as long as the session lasts, and both are
// dropped with it. The orders are not reactive themselves; a new list is published once per round, so that a
// snapshot of many pages never flickers on the screen.
import type { Order } from '@deltadesk/contract'
import { systemClock } from '@deltadesk/sync'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { TIMEOUT_MS } from '../api/desk-api.ts'
import { useDeskApi } from '../api/use-desk-api.ts'
import { useSessionStore } from '../session/session-store.ts'
import { CopyKeeper } from './copy/copy-keeper.ts'
import { HeldOrders, type OrdersChange } from './copy/held-orders.ts'
import type { KeptHead } from './copy/kept-head.ts'
import { createFeedState } from './feed-state.ts'
import { useOrdersPorts } from './orders-ports.ts'
import { type RecentRound, withRound } from './recent-rounds.ts'
import { useTabSignals } from './tab-signals.ts'
import { OrdersFeed } from './tabs/orders-feed.ts'
import type { ToldRound } from './tabs/tab-messages.ts'

export type { OrdersChange } from './copy/held-orders.ts'
export type { ToldRound } from './tabs/tab-messages.ts'

/** The API's own limit comes first, since its error says more; this one is for what slips through it. */
const REQUEST_LIMIT_MS = TIMEOUT_MS + 5_000

export const useOrdersStore = defineStore('orders', () => {
  const api = useDeskApi()
  const session = useSessionStore()
  const { disk, tabs } = useOrdersPorts()

  /** Newest first; another array after each change. */
  const orders = shallowRef<readonly Order[]>([])
  /** How many there are: more than in `orders` for the moment in which a kept copy is being read. */
  const count = shallowRef(0)
  /** The last round that changed anything here. */
  const lastChange = shallowRef<ToldRound>()
  /** The last of those rounds, the newest first. */
  const rounds = shallowRef<readonly RecentRound[]>([])
  const feedState = createFeedState()

  const listeners = new Set<(change: OrdersChange) => void>()
  let held = new HeldOrders()
  let feed: OrdersFeed | undefined
  const { hidden, online } = useTabSignals(syncNow)

  watch(hidden, (isHidden) => feed?.setHidden(isHidden))
  /** `undefined` while it is not known whose orders they are to be, or they are not open to anybody yet. */
  const account = computed(() => {
    if (session.standing === 'setting-up') return undefined
    return session.me === null ? null : session.me?.email
  })
  watch(account, followSession, { immediate: true, flush: 'sync' })
  onScopeDispose(() => feed?.stop())

  function followSession(account: string | null | undefined): void {
    clear()
    if (account === undefined) return
    // Whoever uses this browser next has no business with what was kept for somebody else.
    disk?.dropOthers(account ?? undefined).catch(tellOfDisk)
    if (account !== null) open(account)
  }

  function open(account: string): void {
    feedState.open()
    const log = console
    feed = new OrdersFeed({
      account,
      held,
      fetchPage: (since, signal) => api.orders(since, signal),
      timeLimitMs: REQUEST_LIMIT_MS,
      clock: systemClock,
      tabs,
      keeper: disk && new CopyKeeper({ disk, account, clock: systemClock, log }),
      hidden: hidden.value,
      listener: { changed, status: feedState.status, synced, kept, lost: feedState.lost },
    })
    feed.start()
  }

  function changed(change: OrdersChange, told: ToldRound | undefined): void {
    orders.value = held.sorted
    count.value = held.sorted.length
    if (told) {
      lastChange.value = told
      rounds.value = withRound(rounds.value, { ...told, held: held.sorted.length })
    }
    for (const listener of listeners) listener(change)
  }

  function kept(head: KeptHead, whole: boolean): void {
    if (!whole) count.value = head.count
    feedState.kept(head)
  }

  function synced(): void {
    feedState.synced()
    session.confirm()
  }

  function clear(): void {
    feed?.stop()
    feed = undefined
    held = new HeldOrders()
    changed(held.replace([], undefined), undefined)
    feedState.clear()
    lastChange.value = undefined
    rounds.value = []
  }

  /** The order of this id as it is now, if there is one; reactive. */
  function byId(id: string): Order | undefined {
    return orders.value.length > 0 ? held.get(id) : undefined
  }

  /**
   * Calls `listener` with each change of `orders`, after it was made. What is there already is not told.
   *
   * @returns what ends this
   */
  function onChange(listener: (change: OrdersChange) => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  /** Asks for changes now, unless that is under way. */
  function syncNow(): void {
    feed?.wake()
  }

  /** Reads everything anew; what is held is shown until then. */
  function reloadEverything(): void {
    feed?.reload()
  }

  return {
    orders,
    count,
    ...feedState.refs,
    lastChange,
    rounds,
    online,
    byId,
    onChange,
    syncNow,
    reloadEverything,
  }
})

function tellOfDisk(error: unknown): void {
  console.warn('[COPY] The orders that were kept for others could not be deleted', error)
}
