// How the orders on the screen came there, as the feed tells it: from the server or a kept copy, how old, with which
// trouble. One set of refs for one session after the other.
import type { ClientState } from '@deltadesk/sync'
import { computed, shallowRef } from 'vue'
import type { KeptHead } from './copy/kept-head.ts'
import type { FeedStatus } from './tabs/tab-messages.ts'

const IDLE: ClientState = { phase: 'idle' }
const NO_SOURCE = { stale: false, readAt: 0 }

export function createFeedState() {
  /** Whether there are orders to show: before that, no orders does not mean that there are none. */
  const loaded = shallowRef(false)
  /** What is shown was kept from an earlier visit, and no sync has confirmed it yet; `syncedAt` tells its age. */
  const isKeptCopy = shallowRef(false)
  /** Orders read so far by a first sync of several pages. */
  const received = shallowRef(0)
  const state = shallowRef<ClientState>(IDLE)
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
  /** The kept copy is being read, and polling has yet to begin. */
  const opening = shallowRef(false)
  /** A request is under way. */
  const syncing = computed(() => opening.value || 'request' in state.value)

  function open(): void {
    opening.value = true
  }

  function kept({ syncedAt: at }: KeptHead): void {
    syncedAt.value = at
    isKeptCopy.value = true
    loaded.value = true
  }

  function lost(): void {
    syncedAt.value = undefined
    isKeptCopy.value = false
    loaded.value = false
  }

  function synced(): void {
    isKeptCopy.value = false
    loaded.value = true
  }

  function status(next: FeedStatus): void {
    opening.value = false
    if (next.syncedAt !== undefined) {
      syncedAt.value = next.syncedAt
      source.value = next.source
    }
    nextTryAt.value = next.nextTryAt
    received.value = next.received
    failure.value = next.failure
    state.value = next.state
  }

  function clear(): void {
    lost()
    opening.value = false
    received.value = 0
    state.value = IDLE
    nextTryAt.value = undefined
    failure.value = undefined
    source.value = NO_SOURCE
  }

  return {
    /** For whoever shows it. */
    refs: { loaded, isKeptCopy, received, state, nextTryAt, syncing, failure, syncedAt, source },
    open,
    kept,
    lost,
    synced,
    status,
    clear,
  }
}
