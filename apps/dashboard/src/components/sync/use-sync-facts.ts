// What the store knows of syncing, as the light and the panel want it.
import { type ComputedRef, computed } from 'vue'
import { useOrdersStore } from '../../orders/orders-store.ts'
import { useSessionStore } from '../../session/session-store.ts'
import type { SyncFacts } from './sync-light.ts'

export function useSyncFacts(): ComputedRef<SyncFacts> {
  const store = useOrdersStore()
  const session = useSessionStore()
  return computed(() => ({
    signedIn: session.signedIn,
    state: store.state,
    unconfirmed: store.isKeptCopy || !store.loaded,
    online: store.online,
    failure: store.failure,
    syncedAt: store.syncedAt,
    source: store.source,
  }))
}
