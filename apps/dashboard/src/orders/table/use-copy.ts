// Copies a text and says so; where the browser does not let us, it says that.
import { useMessages } from '../../i18n/messages.ts'
import { useToasts } from '../../toasts/use-toasts.ts'

/** @returns a function that copies its text; `done` is what is said then */
export function useCopy() {
  const words = useMessages()
  const toasts = useToasts()
  return async (text: string, done = words.value.orders.copied): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      toasts.show({ text: done })
    } catch {
      toasts.show({ text: words.value.orders.copyFailed, tone: 'bad' })
    }
  }
}
