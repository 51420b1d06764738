// The words of the overview, loaded with it.
import { numbers as german } from './de/numbers.ts'
import { numbers as english } from './en/numbers.ts'
import { usePartWords } from './part-words.ts'
import type { Translated } from './translated.ts'

export const useNumbersWords = () =>
  usePartWords<Translated<typeof english>>({ en: english, de: german })
