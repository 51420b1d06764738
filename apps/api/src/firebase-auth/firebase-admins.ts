// Who is an admin according to Firebase: a user with a verified e-mail address and the custom claim `admin`, which
// only a service account can give. The claim is read anew from Firebase, since a token still has it an hour after it
// was taken away.
import { type Auth, FirebaseAuthError, type UserRecord } from 'firebase-admin/auth'
import { normaliseEmail } from '../accounts/email.ts'
import { withDeadline } from '../firestore/deadline.ts'
import {
  FirebaseUnavailableError,
  FirebaseUserNotFoundError,
  NotAnAdminError,
  WrongIdTokenError,
} from './firebase-errors.ts'

/** Firebase's clock and ours: an end of all tokens that came with the sign-in is not one after it. */
const CLOCK_DIFFERENCE_MS = 5000

const WRONG_TOKEN = [
  'auth/id-token-expired',
  'auth/id-token-revoked',
  'auth/invalid-id-token',
  'auth/user-disabled',
  'auth/user-not-found',
]

/** How many users there are, and how many of them are admins, as far as they were looked at. */
export interface UsersCounted {
  readonly users: number
  readonly admins: number
  readonly isAll: boolean
}

const USERS_PER_PAGE = 1000

export class FirebaseAdmins {
  readonly #auth: Auth
  readonly #timeoutMs: number

  constructor(auth: Auth, timeoutMs: number) {
    this.#auth = auth
    this.#timeoutMs = timeoutMs
  }

  /**
   * The e-mail address of the admin whom Firebase gave `idToken` to.
   *
   * @throws WrongIdTokenError, NotAnAdminError or FirebaseUnavailableError
   */
  async adminOf(idToken: string): Promise<string> {
    const { uid, ...claims } = await this.#ask(this.#auth.verifyIdToken(idToken, true))
    const user = await this.#ask(this.#auth.getUser(uid))
    const email = claims.email && normaliseEmail(claims.email)
    const isTheSame = user.email !== undefined && normaliseEmail(user.email) === email
    const tokenSaysSo = claims.admin === true && claims.email_verified === true
    if (!email || !isTheSame || !tokenSaysSo || !isAdmin(user)) throw new NotAnAdminError()
    return email
  }

  /**
   * Whether who signed in at `since` may go on: not if the account was disabled or deleted, lost its claim, or had all
   * its tokens revoked, as a new password does too.
   *
   * @throws FirebaseUnavailableError
   */
  async isStillAdmin(email: string, since: Date): Promise<boolean> {
    const user = await this.#find(email)
    if (user === undefined || !isAdmin(user)) return false
    const revokedAt = Date.parse(user.tokensValidAfterTime ?? '')
    return !(revokedAt > since.getTime() + CLOCK_DIFFERENCE_MS)
  }

  /** Lets a user of Firebase in. @throws FirebaseUserNotFoundError or FirebaseUnavailableError */
  async grant(email: string): Promise<void> {
    const { uid, customClaims } = await this.#get(email)
    await this.#ask(this.#auth.setCustomUserClaims(uid, { ...customClaims, admin: true }))
  }

  /** Keeps a user out, and ends their tokens. @throws FirebaseUserNotFoundError or FirebaseUnavailableError */
  async revoke(email: string): Promise<void> {
    const { uid, customClaims } = await this.#get(email)
    const { admin: _, ...others } = customClaims ?? {}
    await this.#ask(this.#auth.setCustomUserClaims(uid, others))
    await this.#ask(this.#auth.revokeRefreshTokens(uid))
  }

  /** Looks through the users, `most` of them at most. @throws FirebaseUnavailableError */
  async count(most: number): Promise<UsersCounted> {
    let [users, admins] = [0, 0]
    let pageToken: string | undefined
    do {
      const page = await this.#ask(this.#auth.listUsers(USERS_PER_PAGE, pageToken))
      users += page.users.length
      admins += page.users.filter(isAdmin).length
      pageToken = page.pageToken
    } while (pageToken && users < most)
    return { users, admins, isAll: !pageToken }
  }

  async #get(email: string): Promise<UserRecord> {
    const user = await this.#find(email)
    if (user === undefined) throw new FirebaseUserNotFoundError(email)
    return user
  }

  async #find(email: string): Promise<UserRecord | undefined> {
    try {
      return await this.#ask(this.#auth.getUserByEmail(email))
    } catch (error) {
      if (error instanceof WrongIdTokenError) return undefined
      throw error
    }
  }

  async #ask<T>(call: Promise<T>): Promise<T> {
    try {
      return await withDeadline(call, this.#timeoutMs)
    } catch (cause) {
      throw isWrongToken(cause) ? new WrongIdTokenError({ cause }) : unavailable(cause)
    }
  }
}

function isAdmin({ disabled, emailVerified, customClaims }: UserRecord): boolean {
  return !disabled && emailVerified && customClaims?.admin === true
}

/** firebase-admin tells by the same code that a token is wrong and that Google's keys can't be read. */
function isWrongToken(error: unknown): boolean {
  if (!(error instanceof FirebaseAuthError)) return false
  if (error.code === 'auth/argument-error') return /\bID token\b/.test(error.message)
  return WRONG_TOKEN.includes(error.code)
}

function unavailable(cause: unknown): FirebaseUnavailableError {
  return new FirebaseUnavailableError({ cause })
}
