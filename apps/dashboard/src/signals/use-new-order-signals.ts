// Wires the signals for new orders to this tab and this browser.
import { useDocumentVisibility } from '@vueuse/core'
import { type Ref, shallowReadonly, shallowRef, watch } from 'vue'
import { usePreferences } from '../preferences/use-preferences.ts'
import { NewOrderSignals } from './new-order-signals.ts'
import { showNotification } from './notifications.ts'
import { playTone } from './tone.ts'

/**
 * To be called once, by the app.
 *
 * @param describe - what a notification says of so many new orders
 */
export function useNewOrderSignals(describe: (count: number) => string): {
  /** To be given the ids of orders that were not there before. */
  arrived: (ids: Iterable<string>) => void
  seen: () => void
  /** New orders since the tab was hidden; 0 while it can be seen. */
  unseen: Readonly<Ref<number>>
} {
  const visibility = useDocumentVisibility()
  const { preferences } = usePreferences()
  const unseen = shallowRef(0)
  const signals = new NewOrderSignals({
    hidden: () => visibility.value === 'hidden',
    wishes: () => preferences.value,
    playTone: () => void playTone(),
    notify: (count) => showNotification(describe(count)),
    badge: (count) => {
      unseen.value = count
    },
  })
  const seen = () => signals.seen()
  watch(visibility, (now) => {
    if (now === 'visible') seen()
  })
  return { arrived: (ids) => signals.arrived(ids), seen, unseen: shallowReadonly(unseen) }
}
