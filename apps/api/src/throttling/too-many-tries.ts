// Signing in was tried too often, by someone or at once.

/** Too many tries went wrong; it says the same whether the account exists or not. */
export class TooManyTriesError extends Error {
  readonly code = 'TOO_MANY_TRIES'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('Too many tries to sign in; wait before the next one')
    this.name = 'TooManyTriesError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** More people sign in at once than there is memory for. */
export class SignInBusyError extends Error {
  readonly code = 'SIGN_IN_BUSY'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds = 2

  constructor() {
    super('Too many people are signing in right now; try again shortly')
    this.name = 'SignInBusyError'
  }
}
