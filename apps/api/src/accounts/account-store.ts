// The port that accounts are kept behind.
import type { PendingFactor, SecondFactor } from '../second-factor/second-factor.ts'
import type { Account } from './account.ts'

/** All accounts as they were at one moment. */
export interface AccountList {
  /** By e-mail address. */
  readonly accounts: readonly Account[]
  /** The moment, in the same form as {@link Account.version}. */
  readonly readTime: string
}

export interface AccountListener {
  /** Called with all accounts at first, and again whenever one has changed. */
  changed(list: AccountList): void
  /** The watching has come to an end. */
  failed(error: Error): void
}

/**
 * Keeps accounts, by normalised e-mail address. Every method but `watch` throws AccountsUnavailableError if it can't
 * be done now, and those that change an account AccountNotFoundError if there is none.
 */
export interface AccountStore {
  /** The account, or nothing. */
  find(email: string): Promise<Account | undefined>
  list(): Promise<AccountList>
  /** Hears of every change, whoever made it. @returns a function that stops it */
  watch(listener: AccountListener): () => void
  /** @throws AccountExistsError if the address has one. */
  add(email: string, passwordHash: string): Promise<void>
  /** Sets another password: what was begun with the old one is over. */
  setPassword(email: string, passwordHash: string): Promise<void>
  /** Keeps another hash of the same password, unless the account has changed since it was read. */
  rehash(account: Account, passwordHash: string): Promise<void>
  /** Keeps a second factor that is being set up, in place of any other such. */
  setPendingFactor(email: string, pending: PendingFactor): Promise<void>
  /**
   * Gives the account this second factor, or none; what was being set up is over.
   *
   * @returns the account as it is now
   * @throws AccountChangedError if it had changed since it was read, and nothing was done
   */
  setSecondFactor(account: Account, factor: SecondFactor | undefined): Promise<Account>
  /** Disabling ends what the account has begun, for good. */
  setDisabled(email: string, disabled: boolean): Promise<void>
  /** Ends the sessions of the account, and nothing else. */
  endSessions(email: string): Promise<void>
  remove(email: string): Promise<void>
}
