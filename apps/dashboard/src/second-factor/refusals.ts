// Why a proof was refused, in better words than the server's, which speaks English alone.
import { isRefusal } from '../api/errors.ts'
import type { useSecondFactorWords } from '../i18n/second-factor-words.ts'

type Refusals = ReturnType<typeof useSecondFactorWords>['value']['refusals']

/** Undefined where there are no better words. */
export function toldRefusal(error: unknown, words: Refusals): string | undefined {
  if (isAboutCode(error)) return isRefusal(error, 'WRONG_CODE') ? words.code : words.codeRequired
  return isRefusal(error, 'WRONG_PASSWORD') ? words.password : undefined
}

/** Whether it is the code that is missing or wrong. */
export function isAboutCode(error: unknown): boolean {
  return isRefusal(error, 'WRONG_CODE') || isRefusal(error, 'CODE_REQUIRED')
}
