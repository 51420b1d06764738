// The words of the account page, loaded with it.
import { account as german } from './de/account.ts'
import { account as english } from './en/account.ts'
import { usePartWords } from './part-words.ts'
import type { Translated } from './translated.ts'

export const useAccountWords = () =>
  usePartWords<Translated<typeof english>>({ en: english, de: german })
