// Who came in, who did not and why: one line each, for whoever looks for an attack or asks afterwards who it was. Names
// are pseudonyms, the same for the same person, so that a log that gets lost tells strangers nobody's.
import type { FastifyRequest } from 'fastify'
import { normaliseEmail } from '../accounts/email.ts'
import { codeOf } from '../problems/error-code.ts'
import { pseudonyms } from './pseudonym.ts'

/** What happened, for the `event` of a line and its words. */
const EVENTS = {
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'sign-in-failed': 'Sign-in failed: wrong credentials',
  'sign-in-throttled': 'Sign-in refused: too many tries',
  'sign-in-not-allowed': 'Sign-in refused: not an admin',
  'sign-in-impossible': 'Sign-in impossible right now',
  'password-changed': 'Changed the password, and ended all other sessions',
  'password-not-changed': 'Refused another password: the current one was wrong',
  'code-wanted': 'The password is right; the code of the second factor is wanted',
  'code-wrong': 'Refused the code of a second factor',
  'recovery-code-used': 'Used a recovery code in place of the second factor',
  'recovery-codes-renewed': 'Made other recovery codes',
  'second-factor-set-up': 'Set up a second factor, and ended all other sessions',
  'second-factor-removed': 'Removed the second factor, and ended all other sessions',
  'session-ended': 'Ended another session of their own',
  'sessions-ended': 'Ended all other sessions of their own',
  'token-made': 'Made an API token',
  'token-revoked': 'Revoked an API token',
  'access-withdrawn': 'Session ended: its admin may not sign in any more',
  'cross-site-request': 'Refused a change that another site’s page asked for',
} as const
type AuthEvent = keyof typeof EVENTS

const FAILURES: Readonly<Partial<Record<string, AuthEvent>>> = {
  NOT_AN_ADMIN: 'sign-in-not-allowed',
  CODE_REQUIRED: 'code-wanted',
  TOO_MANY_TRIES: 'sign-in-throttled',
  WRONG_CODE: 'code-wrong',
  WRONG_CREDENTIALS: 'sign-in-failed',
  WRONG_ID_TOKEN: 'sign-in-failed',
  WRONG_PASSWORD: 'password-not-changed',
}

const ALARMING: readonly AuthEvent[] = [
  'sign-in-failed',
  'sign-in-throttled',
  'sign-in-not-allowed',
  'sign-in-impossible',
  'password-not-changed',
  'access-withdrawn',
  'code-wrong',
  'recovery-code-used',
  'second-factor-removed',
  'cross-site-request',
]

export class AuthLog {
  readonly #pseudonym: (name: string) => string
  readonly #counts = new Map<AuthEvent, number>()

  constructor(secretKey: string) {
    this.#pseudonym = pseudonyms(secretKey, 'log')
  }

  /** How many lines were written of each event; of one that never came, none. */
  get counts(): ReadonlyMap<AuthEvent, number> {
    return this.#counts
  }

  /** Writes a line with the request's id. `email` is whose account it is about, as far as one was named. */
  tell(request: FastifyRequest, event: AuthEvent, email?: string): void {
    const account = email === undefined ? undefined : this.#pseudonym(normaliseEmail(email))
    this.#counts.set(event, (this.#counts.get(event) ?? 0) + 1)
    const facts = { event, address: request.ip, ...(account !== undefined && { account }) }
    request.log[ALARMING.includes(event) ? 'warn' : 'info'](facts, `[AUTH] ${EVENTS[event]}`)
  }

  /** Writes why a try to sign in, or to show that one is who one is, came to nothing. */
  tellFailure(request: FastifyRequest, error: unknown, email?: string): void {
    this.tell(request, FAILURES[codeOf(error)] ?? 'sign-in-impossible', email)
  }
}
