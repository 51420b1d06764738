// The way out, from the account menu as from the palette; a toast tells where it failed.
import { createSharedComposable } from '@vueuse/core'
import { shallowRef } from 'vue'
import { useMessages } from '../../i18n/messages.ts'
import { useSessionStore } from '../../session/session-store.ts'
import { useToasts } from '../../toasts/use-toasts.ts'

export const useSignOut = createSharedComposable(() => {
  const session = useSessionStore()
  const words = useMessages()
  const toasts = useToasts()
  const busy = shallowRef(false)

  async function signOut(): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await session.signOut()
    } catch {
      toasts.show({ text: words.value.shell.signOutFailed, tone: 'bad' })
    } finally {
      busy.value = false
    }
  }

  return { busy, signOut }
})
