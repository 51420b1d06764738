// The account of whoever is signed in, read anew.
import type { FastifyRequest } from 'fastify'
import type { Account } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import { NotSignedInError, sessionOf } from './principal.ts'

/**
 * The account as it is kept now, for what must not outlive it: it may have changed, and nobody have heard of it yet.
 *
 * @throws NotSignedInError if it is not what the session began with any more
 */
export async function ownAccount(
  request: FastifyRequest,
  accounts: AccountStore,
): Promise<Account> {
  const { email, session } = sessionOf(request)
  const account = await accounts.find(email)
  const isOver = account?.disabled || account?.sessionCredential !== session.credential
  if (account === undefined || isOver) throw new NotSignedInError()
  return account
}
