// What this process knows of the accounts, so that every request can be judged by its account as it is now and costs
// Firestore nothing. A listener tells of every change, whoever made it: a command in another process, the Firestore
// console, the API. Should it fall silent, the accounts are read again; and should that fail too, what was known last
// is believed for a while: nobody is thrown out because Firestore blinks.
import type { FastifyBaseLogger } from 'fastify'
import { type Account, AccountsUnavailableError } from './account.ts'
import type { AccountList, AccountStore } from './account-store.ts'

/** How often they are read again, for as long as someone asks, while nothing is heard. */
const DEAF_MS = 60_000
/** The same while all seems well: a listener that is broken does not always know. */
const LISTENING_MS = 5 * 60_000
/** How long they are believed without a word from Firestore. */
const BELIEVED_MS = 15 * 60_000
/** How long a failure answers those who ask, before Firestore is asked again. */
const FAILED_MS = 5000
/** How long the first words of the listener are worth waiting for. */
const FIRST_WORDS_MS = 2000

export interface KnownAccountsOptions {
  readonly accounts: AccountStore
  /** The time in milliseconds since 1970. */
  readonly now: () => number
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn'>
}

/** @param account - undefined where it was removed */
export type AccountChange = (email: string, account: Account | undefined) => void

/**
 * What the knowledge of accounts is worth. `unheard`: nothing was heard since the start; `doubtful`: nothing can be
 * heard now; `outdated`: not for so long that nobody is judged by it any more.
 */
export type AccountKnowledge = 'unheard' | 'confirmed' | 'doubtful' | 'outdated'

export class KnownAccounts {
  readonly #options: KnownAccountsOptions
  readonly #known = new Map<string, Account>()
  readonly #listeners = new Set<AccountChange>()
  #stopWatching: (() => void) | undefined
  #isDeaf = false
  #isHeard = false
  #confirmedAt = Number.NEGATIVE_INFINITY
  #failure: { readonly at: number; readonly error: unknown } | undefined
  #reading: Promise<void> | undefined
  readonly #firstWords = Promise.withResolvers<void>()

  constructor(options: KnownAccountsOptions) {
    this.#options = options
  }

  /** Begins to listen. An account that is asked for before anything was heard is read by itself. */
  start(): void {
    this.#confirmedAt = this.#options.now()
    this.#watch()
    setTimeout(this.#firstWords.resolve, FIRST_WORDS_MS).unref()
  }

  async stop(): Promise<void> {
    this.#stopWatching?.()
    this.#stopWatching = undefined
    await this.#reading
  }

  get knowledge(): AccountKnowledge {
    if (!this.#isHeard) return 'unheard'
    if (this.#failure === undefined) return this.#isDeaf ? 'doubtful' : 'confirmed'
    const age = this.#options.now() - this.#confirmedAt
    return age < BELIEVED_MS ? 'doubtful' : 'outdated'
  }

  /** Waits until changes are heard of, for a short time after the start and no longer. */
  async listening(): Promise<void> {
    await this.#firstWords.promise
  }

  /** Calls `listener` when an account that was known is removed or disabled, or gets other credentials. */
  onChange(listener: AccountChange): void {
    this.#listeners.add(listener)
  }

  /**
   * The account, where it is there, not disabled, and `fits`. Where that does not seem so the account itself is read: it
   * may have changed a moment ago, and what is known of it be older than what is asked about.
   *
   * @throws AccountsUnavailableError if Firestore has not said anything for 15 minutes, or can't be asked
   */
  async active(email: string, fits: (account: Account) => boolean): Promise<Account | undefined> {
    const confirming = this.#confirm()
    if (confirming !== undefined) await confirming
    const ifActive = (account?: Account) =>
      account !== undefined && !account.disabled && fits(account) ? account : undefined
    const known = ifActive(this.#known.get(email))
    if (known !== undefined) return known
    const found = await this.#options.accounts.find(email)
    if (found === undefined) this.#settle(email, undefined)
    else this.learn(found)
    return ifActive(found)
  }

  /** Takes in an account that was just read, unless it is known as it was later. */
  learn(account: Account): void {
    const known = this.#known.get(account.email)
    if (known === undefined || known.version < account.version) this.#settle(account.email, account)
  }

  /** @returns what to wait for, where what is known is too old to be believed */
  #confirm(): Promise<void> | undefined {
    const now = this.#options.now()
    const age = now - this.#confirmedAt
    if (age < (this.#isDeaf ? DEAF_MS : LISTENING_MS)) return undefined
    const failure = this.#failure
    const mayRead =
      failure === undefined || now - failure.at >= (age < BELIEVED_MS ? DEAF_MS : FAILED_MS)
    if (mayRead) this.#reading ??= this.#read()
    if (age < BELIEVED_MS) return undefined
    return this.#reading?.then(() => this.#throwIfOld()) ?? this.#throwIfOld()
  }

  async #throwIfOld(): Promise<void> {
    if (this.#options.now() - this.#confirmedAt < BELIEVED_MS) return
    throw new AccountsUnavailableError({ cause: this.#failure?.error })
  }

  async #read(): Promise<void> {
    if (this.#stopWatching === undefined) this.#watch()
    try {
      this.#takeIn(await this.#options.accounts.list())
    } catch (error) {
      this.#failure = { at: this.#options.now(), error }
      this.#options.logger.warn({ err: error }, 'The accounts could not be read again')
    } finally {
      this.#reading = undefined
    }
  }

  #watch(): void {
    const { accounts, logger } = this.#options
    this.#stopWatching = accounts.watch({
      changed: (list) => {
        if (this.#isDeaf) logger.info('Changes of accounts are heard of again')
        this.#isDeaf = false
        this.#takeIn(list)
        this.#firstWords.resolve()
      },
      failed: (err) => {
        this.#stopWatching = undefined
        if (!this.#isDeaf) {
          logger.warn({ err }, 'Changes of accounts are not heard of: they are read every minute')
        }
        this.#isDeaf = true
        this.#firstWords.resolve()
      },
    })
  }

  #takeIn({ accounts, readTime }: AccountList): void {
    this.#confirmedAt = this.#options.now()
    this.#isHeard = true
    this.#failure = undefined
    const listed = new Set(accounts.map(({ email }) => email))
    for (const { email, version } of [...this.#known.values()]) {
      if (!listed.has(email) && version <= readTime) this.#settle(email, undefined)
    }
    for (const account of accounts) this.learn(account)
  }

  #settle(email: string, account: Account | undefined): void {
    const before = this.#known.get(email)
    if (account === undefined) this.#known.delete(email)
    else this.#known.set(email, account)
    if (before === undefined || isAsActive(before, account)) return
    for (const listener of this.#listeners) listener(email, account)
  }
}

function isAsActive(before: Account, after: Account | undefined): boolean {
  return after?.disabled === before.disabled && after.sessionCredential === before.sessionCredential
}
