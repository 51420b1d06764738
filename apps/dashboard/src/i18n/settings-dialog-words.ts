// The words of the settings, loaded with them.
import { settingsDialog as german } from './de/settings-dialog.ts'
import { settingsDialog as english } from './en/settings-dialog.ts'
import { usePartWords } from './part-words.ts'
import type { Translated } from './translated.ts'

export const useSettingsDialogWords = () =>
  usePartWords<Translated<typeof english>>({ en: english, de: german })
