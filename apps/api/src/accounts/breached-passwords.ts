// The port to whoever knows which passwords were found in breaches: attackers try those first, whatever they are made of.

/** A set of passwords that were found in breaches. */
export interface BreachedPasswords {
  /**
   * Whether `password` is one of them.
   *
   * @throws BreachedPasswordsUnavailableError if nobody can say
   */
  has(password: string): Promise<boolean>
}

/** It could not be found out whether a password was in a breach. Its message has nothing of the password in it. */
export class BreachedPasswordsUnavailableError extends Error {
  readonly code = 'BREACHED_PASSWORDS_UNAVAILABLE'

  /** @param reason - who was asked and what was wrong, as a clause */
  constructor(reason: string) {
    super(`The passwords from breaches can't be asked for: ${reason}`)
    this.name = 'BreachedPasswordsUnavailableError'
  }
}
