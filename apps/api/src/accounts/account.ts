// Who may sign in: an account, and what can go wrong with one.
import type { PendingFactor } from '../second-factor/second-factor.ts'
import type { CredentialParts, Credentials } from './credential.ts'

/** An admin who may sign in. */
export interface Account extends CredentialParts, Credentials {
  /** Normalised by `normaliseEmail`. */
  readonly email: string
  /** A PHC string. */
  readonly passwordHash: string
  readonly disabled: boolean
  readonly createdAt: Date
  /** One that is being set up and not confirmed yet. */
  readonly pendingFactor: PendingFactor | undefined
  /** When it was last written, by Firestore's clock: fixed width, so that the later one is the greater text. */
  readonly version: string
}

/** An account with this e-mail address exists already. */
export class AccountExistsError extends Error {
  readonly code = 'ACCOUNT_EXISTS'

  constructor(email: string) {
    super(`${email} has an account already; «password» gives it a new password`)
    this.name = 'AccountExistsError'
  }
}

/** No account has this e-mail address. */
export class AccountNotFoundError extends Error {
  readonly code = 'ACCOUNT_NOT_FOUND'

  constructor(email: string) {
    super(`${email} has no account; «list» shows those that there are`)
    this.name = 'AccountNotFoundError'
  }
}

/** The account is not as it was when it was read. */
export class AccountChangedError extends Error {
  readonly code = 'ACCOUNT_CHANGED'

  constructor() {
    super('The account was changed meanwhile')
    this.name = 'AccountChangedError'
  }
}

/** The accounts could not be read or written. `cause` is what the store said. */
export class AccountsUnavailableError extends Error {
  readonly code = 'ACCOUNTS_UNAVAILABLE'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds = 5

  constructor(options: ErrorOptions) {
    super('The accounts cannot be reached right now; try again shortly', options)
    this.name = 'AccountsUnavailableError'
  }
}

/** A text that is no e-mail address was given for an account. */
export class MalformedEmailError extends Error {
  readonly code = 'MALFORMED_EMAIL'

  constructor(given: string) {
    super(`«${given}» is not an e-mail address`)
    this.name = 'MalformedEmailError'
  }
}

/** A password was chosen that is too easy to find, or too long. */
export class UnfitPasswordError extends Error {
  readonly code = 'UNFIT_PASSWORD'

  /** @param rule - the one that it breaks, as a sentence */
  constructor(rule: string) {
    super(rule)
    this.name = 'UnfitPasswordError'
  }
}

/** A password was chosen that was found in a breach. */
export class BreachedPasswordError extends Error {
  readonly code = 'BREACHED_PASSWORD'

  constructor() {
    super(
      'This password was found in a breach, so that attackers try it; choose one that is used nowhere else',
    )
    this.name = 'BreachedPasswordError'
  }
}

/** Who is signed in and wants a new password did not know the one that there is. */
export class WrongPasswordError extends Error {
  readonly code = 'WRONG_PASSWORD'

  constructor() {
    super('The current password is another one')
    this.name = 'WrongPasswordError'
  }
}

/** Sign-in was refused. It says the same whether the account, its password or its permission is missing. */
export class WrongCredentialsError extends Error {
  readonly code = 'WRONG_CREDENTIALS'

  constructor() {
    super('The e-mail address or the password is wrong, or the account may not sign in')
    this.name = 'WrongCredentialsError'
  }
}
