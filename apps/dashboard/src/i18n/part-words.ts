// The words of a part that is loaded when somebody opens it come with it, in every language, rather than with the
// catalogue, which every page waits for.
import { type ComputedRef, computed } from 'vue'
import type { Language } from './languages.ts'
import { useLanguage } from './messages.ts'

/** The words in the language in use; reactive. */
export function usePartWords<Words>(
  catalogues: Readonly<Record<Language, Words>>,
): ComputedRef<Words> {
  const language = useLanguage()
  return computed(() => catalogues[language.value])
}
