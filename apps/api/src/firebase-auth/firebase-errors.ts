// What can go wrong between an admin and Firebase.

/** The ID token is forged, expired, revoked, or another project's. `cause` says which, for the log. */
export class WrongIdTokenError extends Error {
  readonly code = 'WRONG_ID_TOKEN'

  constructor(options?: ErrorOptions) {
    super('Firebase does not vouch for this sign-in (any more); sign in again', options)
    this.name = 'WrongIdTokenError'
  }
}

/** Someone whom Firebase knows, and who is no admin of this desk. */
export class NotAnAdminError extends Error {
  readonly code = 'NOT_AN_ADMIN'

  constructor() {
    super(
      'This account may not use the desk: its e-mail address has to be verified, and an operator has to let it in',
    )
    this.name = 'NotAnAdminError'
  }
}

/** Firebase can't be asked. `cause` is what it said. */
export class FirebaseUnavailableError extends Error {
  readonly code = 'FIREBASE_UNAVAILABLE'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds = 5

  constructor(options?: ErrorOptions) {
    super('Firebase Authentication cannot be reached right now; try again shortly', options)
    this.name = 'FirebaseUnavailableError'
  }
}

/** Nobody in Firebase has this e-mail address. */
export class FirebaseUserNotFoundError extends Error {
  readonly code = 'FIREBASE_USER_NOT_FOUND'

  constructor(email: string) {
    super(`Nobody in Firebase Authentication has the address ${email}`)
    this.name = 'FirebaseUserNotFoundError'
  }
}

/** This desk has its admins sign in the other way. */
export class OtherSignInError extends Error {
  readonly code = 'OTHER_SIGN_IN'

  constructor(way: string) {
    super(`On this desk one signs in ${way}; reload the page`)
    this.name = 'OtherSignInError'
  }
}
