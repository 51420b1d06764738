// Parts that lie over the page have no place of their own to say in that they can't be fetched: a toast does.
import { useMessages } from '../i18n/messages.ts'
import { useToasts } from '../toasts/use-toasts.ts'

/** @param close - takes away what waits for the part */
export function useToldParts(close: () => void) {
  const words = useMessages()
  const toasts = useToasts()

  function tell(): void {
    close()
    toasts.show({ text: words.value.shell.cantLoadPart, tone: 'bad' })
  }

  return {
    /** Tells of a part that can't be fetched now, or no longer, after a new version has been put up. */
    tell,
    /** Passes on what is being fetched, and tells if it can't be. */
    async part<Part>(loading: Promise<Part>): Promise<Part> {
      try {
        return await loading
      } catch (error) {
        tell()
        throw error
      }
    },
  }
}
