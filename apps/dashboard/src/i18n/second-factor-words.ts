// The words of the second factor, loaded with whichever part speaks of it first.
import { secondFactor as german } from './de/second-factor.ts'
import { secondFactor as english } from './en/second-factor.ts'
import { usePartWords } from './part-words.ts'
import type { Translated } from './translated.ts'

export const useSecondFactorWords = () =>
  usePartWords<Translated<typeof english>>({ en: english, de: german })
