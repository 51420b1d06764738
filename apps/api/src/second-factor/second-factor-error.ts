// What can go wrong with a second factor.

/** The password is right, and the account has a second factor that no code came for. */
export class CodeRequiredError extends Error {
  readonly code = 'CODE_REQUIRED'

  constructor() {
    super('This account has a second factor: send the code that its app shows, or a recovery code')
    this.name = 'CodeRequiredError'
  }
}

/** The code of the second factor is not one that is good now. */
export class WrongCodeError extends Error {
  readonly code = 'WRONG_CODE'

  constructor() {
    super('The code is wrong, too old, or was used before; each is good for one time')
    this.name = 'WrongCodeError'
  }
}

/** A second factor is to be confirmed that is not being set up. */
export class SetupExpiredError extends Error {
  readonly code = 'SETUP_EXPIRED'

  constructor() {
    super('No second factor is being set up, or it took more than 10 minutes; begin anew')
    this.name = 'SetupExpiredError'
  }
}

/** The account has no second factor that something could be done with. */
export class NoSecondFactorError extends Error {
  readonly code = 'NO_SECOND_FACTOR'

  constructor() {
    super('This account has no second factor; set one up first')
    this.name = 'NoSecondFactorError'
  }
}

/** This desk demands a second factor of every account. */
export class SecondFactorNeededError extends Error {
  readonly code = 'SECOND_FACTOR_NEEDED'

  constructor() {
    super('This desk demands a second factor; set one up with POST /api/auth/second-factor')
    this.name = 'SecondFactorNeededError'
  }
}
