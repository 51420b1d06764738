// Says that something did not work, and why, where there is no better place for it beside the work.
import { describeError } from '../i18n/error-words.ts'
import { useMessages } from '../i18n/messages.ts'
import { useToasts } from './use-toasts.ts'

/** @returns a function that tells of an error in the person's language */
export function useFailureToast(): (error: unknown) => void {
  const words = useMessages()
  const toasts = useToasts()
  return (error) => {
    toasts.show({ text: describeError(error, words.value.errors), tone: 'bad' })
  }
}
