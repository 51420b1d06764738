// The orders of the signed-in person: a client of the delta API keeps a copy of them current for as long as the
// session lasts, and both are dropped with it. The copy is not reactive itself; what is shown is published from
// it once per round, so that a snapshot of many pages never flickers on the screen.
import type { Order, OrdersPage } from '@deltadesk/contract'
import {
  type ClientRound,
  type ClientState,
  type RoundChanges,
  SyncClient,
  systemClock,
} from '@deltadesk/sync'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { TIMEOUT_MS } from '../api/desk-api.ts'
import { useDeskApi } from '../api/use-desk-api.ts'
import { useSessionStore } from '../session/session-store.ts'
import { newestFirst } from './newest-first.ts'
import { nextTryOf } from './next-try.ts'
import { useTabSignals } from './tab-signals.ts'

/** A finished round that is worth telling. `at` is milliseconds since 1970. */
export interface ToldRound extends RoundChanges {
  readonly at: number
}

/** The API's own limit comes first, since its error says more; this one is for what slips through it. */
const REQUEST_LIMIT_MS = TIMEOUT_MS + 5_000

const NO_SOURCE = { stale: false, readAt: 0 }

export const useOrdersStore = defineStore('orders', () => {
  const api = useDeskApi()
  const session = useSessionStore()

  /** Newest first. */
  const orders = shallowRef<readonly Order[]>([])
  /** Whether a whole copy has been read: before that, no orders does not mean that there are none. */
  const loaded = shallowRef(false)
  /** Orders read so far by a first sync of several pages. */
  const received = shallowRef(0)
  const state = shallowRef<ClientState>({ phase: 'idle' })
  /** When it is tried again by itself after trouble, milliseconds since 1970. */
  const nextTryAt = shallowRef<number>()
  /** What the last try failed with; gone with the next success. */
  const failure = shallowRef<Error>()
  /** When the last round ended with an answer, milliseconds since 1970. */
  const syncedAt = shallowRef<number>()
  /**
   * What the server said of its own copy: whether the source could not be read lately, and when it last could,
   * in milliseconds since 1970 by this computer's clock, which need not be right.
   */
  const source = shallowRef(NO_SOURCE)
  /** The last round that changed anything here. */
  const lastChange = shallowRef<ToldRound>()
  /** A request is under way. */
  const syncing = computed(() => 'request' in state.value)

  let client = newClient()
  const { hidden, online } = useTabSignals(syncNow)

  watch(hidden, (isHidden) => client.setHidden(isHidden))
  watch(() => session.signedIn, followSession, { immediate: true, flush: 'sync' })
  onScopeDispose(() => client.stop())

  function newClient(): SyncClient<Order, OrdersPage> {
    const client = new SyncClient<Order, OrdersPage>({
      fetchPage: (since, signal) => api.orders(since, signal),
      timeLimitMs: REQUEST_LIMIT_MS,
    })
    client.subscribe({ round: publish, state: follow })
    return client
  }

  function followSession(signedIn: boolean): void {
    if (signedIn) client.start({ hidden: hidden.value })
    else clear()
  }

  function publish({ page, reloaded, added, changed, removed }: ClientRound<OrdersPage>): void {
    const at = Date.now()
    if (reloaded || added.size + changed.size + removed.size > 0) {
      orders.value = newestFirst(client.values())
      lastChange.value = { reloaded, added, changed, removed, at }
    }
    source.value = { stale: page.stale, readAt: at - (page.ageMs ?? 0) }
    loaded.value = true
    syncedAt.value = at
  }

  function follow(next: ClientState): void {
    const dueAt = nextTryOf(next)
    nextTryAt.value =
      dueAt === undefined ? undefined : Date.now() + dueAt - systemClock.monotonicMs()
    received.value = client.received
    failure.value = client.failure
    state.value = next
  }

  function clear(): void {
    client.stop()
    client = newClient()
    orders.value = []
    loaded.value = false
    received.value = 0
    syncedAt.value = undefined
    source.value = NO_SOURCE
    lastChange.value = undefined
  }

  /** Asks for changes now, unless that is under way. */
  function syncNow(): void {
    client.wake()
  }

  return {
    orders,
    loaded,
    received,
    state,
    nextTryAt,
    syncing,
    failure,
    syncedAt,
    source,
    lastChange,
    online,
    syncNow,
  }
})
