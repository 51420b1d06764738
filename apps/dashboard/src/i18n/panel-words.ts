// The words of the order beside the table, loaded with it.
import { panel as german } from './de/panel.ts'
import { panel as english } from './en/panel.ts'
import { usePartWords } from './part-words.ts'
import type { Translated } from './translated.ts'

export const usePanelWords = () =>
  usePartWords<Translated<typeof english>>({ en: english, de: german })
