// Which catalogue of words is in use. English is the measure: another language has every message of it, with the same
// parameters, or does not compile. Catalogues but English are loaded when they are chosen.
import { createGlobalState, usePreferredLanguages } from '@vueuse/core'
import { computed, type Ref, shallowReadonly, shallowRef, watch } from 'vue'
import { usePreferences } from '../preferences/use-preferences.ts'
import { en } from './en.ts'
import { type Language, languageFor, localeFor } from './languages.ts'
import type { Translated } from './translated.ts'

export type Messages = Translated<typeof en>

const loaders: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
}

const messages = shallowRef<Messages>(en)
const language = shallowRef<Language>('en')

/** The words of the language in use; reactive. */
export function useMessages(): Readonly<Ref<Messages>> {
  return shallowReadonly(messages)
}

/** The language in use, for words that are loaded with the page that says them. */
export function useLanguage(): Readonly<Ref<Language>> {
  return shallowReadonly(language)
}

/** The locale in use, for `lang` and for Intl: the person's own variant of the language of the words. */
export const useLocale = createGlobalState(() => {
  const preferred = usePreferredLanguages()
  return computed(() => localeFor(language.value, preferred.value))
})

/**
 * Follows the choice of language from now on. To be called once, by the app.
 *
 * @returns resolves once the words of the language wished for at first are there; never rejects, since words in
 * English are better than none
 */
export function followLanguage(): Promise<void> {
  const preferred = usePreferredLanguages()
  const { preferences } = usePreferences()
  const wanted = computed(() => languageFor(preferences.value.language, preferred.value))

  async function load(name: Language): Promise<void> {
    try {
      const words = await loaders[name]()
      if (name !== wanted.value) return
      messages.value = words
      language.value = name
      document.documentElement.lang = name
    } catch {
      // The network is away: the words stay what they are until the choice is made again.
    }
  }

  watch(wanted, load)
  return load(wanted.value)
}
