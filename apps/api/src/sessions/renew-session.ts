// Going on after one has changed what one signs in with.
import type { FastifyRequest } from 'fastify'
import type { Account } from '../accounts/account.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { SessionPrincipal } from '../principals/principal.ts'
import type { SecondFactors } from '../second-factor/second-factors.ts'
import { beginSession } from './begin-session.ts'
import type { SessionLife } from './session-life.ts'
import { endSessions, type SessionStore } from './session-store.ts'

export interface RenewSessionParts {
  readonly knownAccounts: KnownAccounts
  readonly sessions: SessionStore
  readonly life: SessionLife
  readonly secondFactors: SecondFactors
}

/**
 * Begins another session for whoever asks, and ends all others of the account, which began with what it was before.
 *
 * @param account - as it is now
 * @throws SessionsUnavailableError
 */
export async function renewSession(
  request: FastifyRequest,
  account: Account,
  { knownAccounts, sessions, life, secondFactors }: RenewSessionParts,
): Promise<SessionPrincipal> {
  const begun = await beginSession(request, account, life, secondFactors.isMissing(account))
  knownAccounts.learn(account)
  await endSessions(sessions, account.email, ({ sessionKey }) => sessionKey !== begun.key)
  return begun
}
