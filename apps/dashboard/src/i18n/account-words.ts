// The words of the account page, apart from the catalogue: they are loaded with the page rather than with every page.
import { computed } from 'vue'
import { account as german } from './de/account.ts'
import { account as english } from './en/account.ts'
import type { Language } from './languages.ts'
import { useLanguage } from './messages.ts'
import type { Translated } from './translated.ts'

type AccountWords = Translated<typeof english>

const catalogues: Readonly<Record<Language, AccountWords>> = { en: english, de: german }

/** The words in the language in use; reactive. */
export function useAccountWords() {
  const language = useLanguage()
  return computed(() => catalogues[language.value])
}
