// Checking a password takes 19 MiB and a core for a while, by design. Only so many are checked at once, and only so
// many wait for it: the rest are told to come back, so that sign-ins can't take the memory of those who are in.
import pLimit from 'p-limit'
import { verifyPassword } from '../accounts/password-hash.ts'
import { SignInBusyError } from './too-many-tries.ts'

const AT_ONCE = 2
/** A second's worth on a slow core. */
const MOST_WAITING = 20

export class PasswordWork {
  readonly #limit = pLimit(AT_ONCE)

  /**
   * Does what `verifyPassword` does, when it is its turn.
   *
   * @throws SignInBusyError where too many wait already
   */
  readonly verify: typeof verifyPassword = async (password, stored) => {
    if (this.#limit.pendingCount >= MOST_WAITING) throw new SignInBusyError()
    return this.#limit(() => verifyPassword(password, stored))
  }
}
