// Decides who may sign in.
import type { FastifyBaseLogger } from 'fastify'
import { type Account, WrongCredentialsError } from './account.ts'
import type { AccountStore } from './account-store.ts'
import { normaliseEmail } from './email.ts'
import { hashPassword, isOutdated, type PasswordHashing, verifyPassword } from './password-hash.ts'

/**
 * Finds the account that `email` and `password` belong to. Unknown, disabled and wrong take the same work and get the
 * same answer. `work` may have whoever signs in wait for its turn. A hash that is outdated is replaced, since nobody but
 * its owner knows the password.
 *
 * @throws WrongCredentialsError if there is none that may sign in.
 * @throws AccountsUnavailableError if the accounts could not be read.
 */
export async function checkCredentials(
  accounts: AccountStore,
  email: string,
  password: string,
  log: Pick<FastifyBaseLogger, 'warn'>,
  work: PasswordHashing = { hashPassword, verifyPassword },
): Promise<Account> {
  const account = await accounts.find(normaliseEmail(email))
  const matches = await work.verifyPassword(password, account?.passwordHash)
  if (account === undefined || account.disabled || !matches) throw new WrongCredentialsError()
  if (isOutdated(account.passwordHash)) {
    try {
      await accounts.rehash(account, await work.hashPassword(password))
    } catch (err) {
      log.warn({ err }, 'The password could not be hashed anew')
    }
  }
  return account
}
