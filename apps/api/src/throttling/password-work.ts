// Working on a password takes 19 MiB and a core for a while, by design. Only so many are worked on at once, and only so
// many wait for it: the rest are told to come back, so that sign-ins can't take the memory of those who are in.
import pLimit from 'p-limit'
import { hashPassword, type PasswordHashing, verifyPassword } from '../accounts/password-hash.ts'
import { SignInBusyError } from './too-many-tries.ts'

const AT_ONCE = 2
/** A second's worth on a slow core. */
const MOST_WAITING = 20

/** Does what the functions of the same names do, when it is their turn; throws SignInBusyError where too many wait. */
export class PasswordWork implements PasswordHashing {
  readonly #limit = pLimit(AT_ONCE)

  readonly verifyPassword: typeof verifyPassword = async (password, stored) =>
    this.#inTurn(() => verifyPassword(password, stored))

  readonly hashPassword: typeof hashPassword = async (password) =>
    this.#inTurn(() => hashPassword(password))

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#limit.pendingCount >= MOST_WAITING) throw new SignInBusyError()
    return this.#limit(work)
  }
}
