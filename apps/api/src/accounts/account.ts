// Who may sign in: an account, and what can go wrong with one.

/** An admin who may sign in. */
export interface Account {
  /** Normalised by `normaliseEmail`. */
  readonly email: string
  /** A PHC string. */
  readonly passwordHash: string
  readonly disabled: boolean
  readonly createdAt: Date
}

/** An account with this e-mail address exists already. */
export class AccountExistsError extends Error {
  readonly code = 'ACCOUNT_EXISTS'

  constructor(email: string) {
    super(`${email} has an account already; remove it first to give it a new password`)
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

/** A password that is too short or too long was chosen. */
export class UnfitPasswordError extends Error {
  readonly code = 'UNFIT_PASSWORD'

  constructor(shortest: number, longest: number) {
    super(`A password has ${shortest} to ${longest} characters`)
    this.name = 'UnfitPasswordError'
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
