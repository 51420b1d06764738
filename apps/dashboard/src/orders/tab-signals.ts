// What the browser says about this tab that matters to syncing.
import { useDocumentVisibility, useEventListener, useOnline } from '@vueuse/core'
import { computed, type Ref } from 'vue'

export interface TabSignals {
  /** Nobody can see the tab. */
  readonly hidden: Readonly<Ref<boolean>>
  /** What the browser believes: `false` is certain enough to tell people, `true` promises nothing. */
  readonly online: Readonly<Ref<boolean>>
}

/** @param woken - called when the tab gets the focus or the network comes back */
export function useTabSignals(woken: () => void): TabSignals {
  const visibility = useDocumentVisibility()
  useEventListener('focus', woken)
  useEventListener('online', woken)
  return { hidden: computed(() => visibility.value === 'hidden'), online: useOnline() }
}
