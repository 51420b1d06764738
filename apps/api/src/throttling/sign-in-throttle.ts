// Makes guessing passwords slow for strangers without locking anybody out. SECURITY.md tells where the numbers come
// from. An account that exists and one that does not are the same here: only what was typed is counted.
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { normaliseEmail } from '../accounts/email.ts'
import { BackOff, type BackOffRule } from './back-off.ts'
import type { ThrottleOptions } from './throttle-options.ts'
import { TooManyTriesError } from './too-many-tries.ts'

const MINUTE = 60
const HOUR = 3600
const DAY = 24 * HOUR

/** One account from one address: whoever mistypes waits half a minute, whoever guesses an hour, for 155 a day. */
const PAIR = {
  tries: 5,
  firstPauseSeconds: MINUTE / 2,
  longestPauseSeconds: HOUR,
  memorySeconds: DAY,
} satisfies BackOffRule

/** All accounts from one address, an office perhaps: one password tried on many. */
const ADDRESS = {
  tries: 30,
  firstPauseSeconds: MINUTE,
  longestPauseSeconds: HOUR,
  memorySeconds: HOUR,
} satisfies BackOffRule

/** An account under attack from an address that it was never signed in from. */
const STRANGER = {
  tries: 1,
  firstPauseSeconds: HOUR,
  longestPauseSeconds: HOUR,
  memorySeconds: HOUR,
} satisfies BackOffRule

/** So many failures in a row, from wherever, and an account counts as under attack. */
const MOST_FAILURES = 100
/** How long an address is known for an account after a sign-in. Timers of the process can't count 25 days. */
const KNOWN_SECONDS = 14 * DAY

/** Who tries to sign in. */
export interface Trier {
  /** As it was typed; undefined where only the address is known beforehand. */
  readonly email: string | undefined
  /** Of the client, in one spelling. */
  readonly address: string
}

interface Keys {
  readonly address: string
  readonly account: string | undefined
  readonly pair: string | undefined
}

interface Taken {
  readonly from: BackOff
  readonly key: string
}

export class SignInThrottle {
  readonly #options: ThrottleOptions
  readonly #pairs: BackOff
  readonly #strangers: BackOff
  readonly #addresses: BackOff
  readonly #failures: RateLimiterAbstract
  readonly #known: RateLimiterAbstract

  constructor(options: ThrottleOptions) {
    const { counters } = options
    this.#options = options
    this.#pairs = new BackOff(counters, 'pair', PAIR)
    this.#strangers = new BackOff(counters, 'stranger', STRANGER)
    this.#addresses = new BackOff(counters, 'address', ADDRESS)
    this.#failures = counters({ name: 'account', points: MOST_FAILURES, memorySeconds: DAY })
    this.#known = counters({ name: 'known', points: 1, memorySeconds: KNOWN_SECONDS })
  }

  /**
   * Does `work`, which signs `trier` in or throws.
   *
   * @throws TooManyTriesError instead, before anything was done; otherwise what `work` throws
   */
  async guard<T>(trier: Trier, work: () => Promise<T>): Promise<T> {
    const keys = this.#keysOf(trier)
    const taken = await this.#take(keys)
    let result: T
    try {
      result = await work()
    } catch (error) {
      if (this.#options.isWrongGuess(error)) await this.#failed(keys)
      else await giveBack(taken)
      throw error
    }
    await this.#succeeded(keys)
    return result
  }

  #keysOf({ email, address }: Trier): Keys {
    const { pseudonym } = this.#options
    const name = email === undefined ? undefined : normaliseEmail(email)
    return {
      address: pseudonym(address),
      account: name && pseudonym(name),
      pair: name && pseudonym(`${address} ${name}`),
    }
  }

  async #take({ address, account, pair }: Keys): Promise<Taken[]> {
    const wanted: Taken[] = [{ from: this.#addresses, key: address }]
    if (pair !== undefined && account !== undefined) {
      wanted.push({ from: this.#pairs, key: pair })
      const isStranger = (await this.#isUnderAttack(account)) && !(await this.#known.get(pair))
      if (isStranger) wanted.push({ from: this.#strangers, key: pair })
    }
    const taken: Taken[] = []
    for (const { from, key } of wanted) {
      const seconds = await from.take(key)
      if (seconds > 0) {
        await giveBack(taken)
        throw new TooManyTriesError(seconds)
      }
      taken.push({ from, key })
    }
    return taken
  }

  async #isUnderAttack(account: string): Promise<boolean> {
    const failures = await this.#failures.get(account)
    return failures !== null && failures.consumedPoints >= MOST_FAILURES
  }

  async #failed({ account }: Keys): Promise<void> {
    if (account !== undefined) await this.#failures.penalty(account)
  }

  /** What was wrong before from this address stays counted: an account of one's own buys no more guesses at others. */
  async #succeeded({ address, account, pair }: Keys): Promise<void> {
    await this.#addresses.giveBack(address)
    if (pair === undefined || account === undefined) return
    await Promise.all([
      this.#pairs.forget(pair),
      this.#strangers.forget(pair),
      this.#failures.delete(account),
      this.#known.set(pair, 1, KNOWN_SECONDS),
    ])
  }
}

/** Of a try that was not made after all. */
async function giveBack(taken: readonly Taken[]): Promise<void> {
  await Promise.all(taken.map(({ from, key }) => from.giveBack(key)))
}
