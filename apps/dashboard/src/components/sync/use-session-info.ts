// What the server says of this session, asked for while somebody looks and again whenever something has changed.
import type { SessionInfo } from '@deltadesk/contract'
import { shallowRef, watch } from 'vue'
import { useDeskApi } from '../../api/use-desk-api.ts'
import { useOrdersStore } from '../../orders/orders-store.ts'

export function useSessionInfo() {
  const api = useDeskApi()
  const store = useOrdersStore()
  const info = shallowRef<SessionInfo>()
  const failure = shallowRef<unknown>()

  async function load(): Promise<void> {
    try {
      info.value = await api.sessionInfo()
      failure.value = undefined
    } catch (error) {
      failure.value = error
    }
  }

  watch(
    () => store.syncedAt,
    () => void load(),
    { immediate: true },
  )
  return { info, failure }
}
