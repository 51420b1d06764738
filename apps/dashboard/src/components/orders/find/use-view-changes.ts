// What can be done to the saved views, each with a word about what was done and a way to take it back.
import { useMessages } from '../../../i18n/messages.ts'
import type { SavedView, ViewOutcome } from '../../../orders/find/saved-views.ts'
import { useViews } from '../../../orders/table/use-views.ts'
import { useToasts } from '../../../toasts/use-toasts.ts'

export function useViewChanges() {
  const words = useMessages()
  const toasts = useToasts()
  const { views, opened, find, save, rename, remove } = useViews()

  function tell(outcome: ViewOutcome, text: string, undo?: () => void): void {
    if (outcome === 'kept') toasts.show({ text, ...(undo && { undo }) })
    if (outcome === 'full' || outcome === 'refused') {
      toasts.show({ text: words.value.find.viewsFull, tone: 'bad' })
    }
  }

  return {
    /** A view of the same name is replaced, which can be taken back. */
    save(view: SavedView): ViewOutcome {
      const before = find(view.name)
      const outcome = save(view)
      const name = view.name.trim()
      if (outcome === 'kept') opened.value = name
      tell(outcome, words.value.find.saved(name), before && (() => void save(before)))
      return outcome
    },

    rename(from: string, to: string): ViewOutcome {
      const name = to.trim()
      const outcome = rename(from, name)
      if (outcome === 'kept' && opened.value === from) opened.value = name
      if (name !== from) {
        tell(outcome, words.value.find.renamed(name), () => {
          rename(name, from)
          if (opened.value === name) opened.value = from
        })
      }
      return outcome
    },

    remove(view: SavedView): void {
      const at = views.value.findIndex(({ name }) => name === view.name)
      const outcome = remove(view.name)
      tell(outcome, words.value.find.deleted(view.name), () => void save(view, at))
    },
  }
}
