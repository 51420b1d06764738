// The orders of the signed-in person: the copy that deltas are merged into, kept current by the sync loop for
// as long as the session lasts and dropped with it. The copy is not reactive itself; what is shown is
// published from it once per round, so that a snapshot of many pages never flickers on the screen.
import type { Order } from '@deltadesk/contract'
import { ReplicaFollower } from '@deltadesk/sync'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { ApiError, RefusedError } from '../api/errors.ts'
import { useDeskApi } from '../api/use-desk-api.ts'
import { useSessionStore } from '../session/session-store.ts'
import { DivergedError } from './diverged-error.ts'
import { newestFirst } from './newest-first.ts'
import { type PullOutcome, SyncLoop } from './sync-loop.ts'
import { type RoundOutcome, SyncRound } from './sync-round.ts'
import type { SyncState } from './sync-state.ts'
import { useTabSignals } from './tab-signals.ts'

/** A finished round that is worth telling. `at` is milliseconds since 1970. */
export interface ToldRound extends RoundOutcome {
  readonly at: number
}

export const useOrdersStore = defineStore('orders', () => {
  const api = useDeskApi()
  const session = useSessionStore()
  let replica = new ReplicaFollower<Order>()
  let round = new SyncRound()

  /** Newest first. */
  const orders = shallowRef<readonly Order[]>([])
  /** Whether a whole copy has been read: before that, no orders does not mean that there are none. */
  const loaded = shallowRef(false)
  /** Orders read so far by a first sync of several pages. */
  const received = shallowRef(0)
  const state = shallowRef<SyncState>({ phase: 'stopped' })
  /** What the last try failed with; gone with the next success. */
  const failure = shallowRef<Error>()
  /** When the last round went well, milliseconds since 1970. */
  const syncedAt = shallowRef<number>()
  /** What the server said of its own copy: when it last read the source, and whether that is too long ago. */
  const source = shallowRef({ syncedAt: '', stale: false })
  /** The last round that changed anything here. */
  const lastChange = shallowRef<ToldRound>()
  const syncing = computed(() => state.value.phase === 'syncing')

  const loop = new SyncLoop({
    pull,
    changed: (next) => {
      state.value = next
    },
    failed,
    now: Date.now,
    chance: Math.random,
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  })
  const { hidden, online } = useTabSignals(() => loop.wake())

  watch(hidden, (isHidden) => loop.setHidden(isHidden))
  watch(() => session.signedIn, followSession, { immediate: true, flush: 'sync' })
  onScopeDispose(() => loop.stop())

  function followSession(signedIn: boolean): void {
    if (signedIn) loop.start(hidden.value)
    else clear()
  }

  async function pull(signal: AbortSignal): Promise<PullOutcome> {
    const since = replica.cursor
    const page = await api.orders(since, signal)
    signal.throwIfAborted()
    const { intact, moved } = round.apply(replica, page, since)
    received.value = replica.size
    // A server that says «more» without moving on would have this tab ask for ever.
    if (page.hasMore && moved) return 'more'
    source.value = { syncedAt: page.syncedAt, stale: page.stale }
    publish()
    if (!intact) return diverged()
    failure.value = undefined
    return 'done'
  }

  function publish(): void {
    const at = Date.now()
    const { outcome } = round
    round = new SyncRound()
    if (outcome.reloaded || outcome.added.size + outcome.changed.size + outcome.removed.size > 0) {
      orders.value = newestFirst(replica.values())
      lastChange.value = { ...outcome, at }
    }
    loaded.value = true
    syncedAt.value = at
  }

  function diverged(): PullOutcome {
    if (!(failure.value instanceof DivergedError)) {
      console.warn(
        `[SYNC] This copy (${replica.checksum}) differs from the server's; reading it anew`,
      )
    }
    failure.value = new DivergedError()
    replica.forget()
    return 'diverged'
  }

  function failed(error: unknown): { retryAfterMs?: number } {
    failure.value = error instanceof Error ? error : new Error(String(error))
    if (error instanceof RefusedError) replica.forget()
    const seconds = error instanceof ApiError ? error.retryAfterSeconds : undefined
    return seconds === undefined ? {} : { retryAfterMs: seconds * 1000 }
  }

  function clear(): void {
    loop.stop()
    replica = new ReplicaFollower<Order>()
    round = new SyncRound()
    orders.value = []
    loaded.value = false
    received.value = 0
    failure.value = undefined
    syncedAt.value = undefined
    source.value = { syncedAt: '', stale: false }
    lastChange.value = undefined
  }

  /** Asks for changes now, unless that is under way. */
  function syncNow(): void {
    loop.wake()
  }

  return {
    orders,
    loaded,
    received,
    state,
    syncing,
    failure,
    syncedAt,
    source,
    lastChange,
    online,
    syncNow,
  }
})
