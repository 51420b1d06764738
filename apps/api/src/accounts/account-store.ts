// The port that accounts are kept behind.
import type { Account } from './account.ts'

/** Keeps accounts, by normalised e-mail address. Every method throws AccountsUnavailableError if it can't be done now. */
export interface AccountStore {
  /** The account, or nothing. */
  find(email: string): Promise<Account | undefined>
  /** All accounts, by e-mail address. */
  list(): Promise<Account[]>
  /** @throws AccountExistsError if the address has one. */
  add(email: string, passwordHash: string): Promise<void>
  /** @throws AccountNotFoundError if there is none. */
  setDisabled(email: string, disabled: boolean): Promise<void>
  /** @throws AccountNotFoundError if there is none. */
  remove(email: string): Promise<void>
}
