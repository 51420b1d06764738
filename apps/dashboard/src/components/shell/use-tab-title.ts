// What the browser's tab says: the page, and how many new orders came while nobody looked.
import { watch, watchEffect } from 'vue'
import { useRoute } from 'vue-router'
import { useFormats } from '../../format/formats.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useOrdersStore } from '../../orders/orders-store.ts'
import { useSessionStore } from '../../session/session-store.ts'
import { useNewOrderSignals } from '../../signals/use-new-order-signals.ts'
import { tabTitle } from './tab-title.ts'

/** To be called once, by the app. */
export function useTabTitle(): void {
  const route = useRoute()
  const words = useMessages()
  const formats = useFormats()
  const store = useOrdersStore()
  const session = useSessionStore()
  const { arrived, seen, unseen } = useNewOrderSignals((count) =>
    words.value.shell.newOrders(count, formats.value.count(count)),
  )

  watch(
    () => store.lastChange,
    (round) => {
      if (round && !round.reloaded) arrived(round.added)
    },
  )
  watch(() => session.signedIn, seen)
  watchEffect(() => {
    const { title } = route.meta
    // Before the first page is known there is none.
    const page = title && words.value.shell.titles[title]
    document.title = tabTitle(page, unseen.value && formats.value.count(unseen.value))
  })
}
