// Turns what Firebase throws into the errors the dashboard speaks of.
import {
  ApiError,
  RefusedError,
  TooManyTriesError,
  UnavailableError,
  UnreachableError,
  WrongCredentialsError,
} from '../api/errors.ts'

const WRONG = [
  'auth/invalid-credential',
  'auth/invalid-email',
  'auth/invalid-login-credentials',
  'auth/user-disabled',
  'auth/user-not-found',
  'auth/wrong-password',
]
const CANCELLED = ['auth/cancelled-popup-request', 'auth/popup-closed-by-user']

/** The error to throw for `thrown`; undefined where the person has changed their mind. */
export function signInErrorFrom(thrown: unknown): ApiError | undefined {
  if (thrown instanceof ApiError) return thrown
  const options = { cause: thrown }
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (CANCELLED.includes(code)) return undefined
  if (WRONG.includes(code)) return new WrongCredentialsError(options)
  if (code === 'auth/too-many-requests') return new TooManyTriesError(undefined, options)
  if (code === 'auth/network-request-failed') return new UnreachableError(options)
  if (code === 'auth/popup-blocked') {
    const message = 'The browser has blocked Google’s window. Allow it and try again.'
    return new RefusedError({ code: 'POPUP_BLOCKED', message }, options)
  }
  return new UnavailableError('Firebase can’t sign anybody in right now.', undefined, options)
}
