// What a person is told of an error: by its class, in their language.
import {
  RefusedError,
  SignedOutError,
  TooManyTriesError,
  UnavailableError,
  UnreachableError,
  WrongCredentialsError,
} from '../api/errors.ts'
import { asSentence } from '../format/text.ts'
import type { Messages } from './messages.ts'

/** One or two sentences, so that another can follow: what happened and what to do. */
export function describeError(error: unknown, words: Messages['errors']): string {
  if (error instanceof UnreachableError) return words.unreachable
  if (error instanceof SignedOutError) return words.signedOut
  if (error instanceof WrongCredentialsError) return words.wrongCredentials
  if (error instanceof TooManyTriesError) return words.tooManyTries
  if (error instanceof UnavailableError) return asSentence(words.unavailable(error.message))
  if (error instanceof RefusedError) return asSentence(words.refused(error.message))
  return words.unknown
}
