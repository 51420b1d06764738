// The words of the sync panel, loaded with it.
import { syncPanel as german } from './de/sync-panel.ts'
import { syncPanel as english } from './en/sync-panel.ts'
import { usePartWords } from './part-words.ts'
import type { Translated } from './translated.ts'

export const useSyncPanelWords = () =>
  usePartWords<Translated<typeof english>>({ en: english, de: german })
