// A session that began with Firebase ends when Firebase takes the access away. Firebase tells nobody, so it is asked:
// once in five minutes for each session that is in use.
import type { FirebaseAdmins } from './firebase-admins.ts'

/** A session, as far as Firebase is asked about it. */
export interface CheckedSession {
  readonly sessionKey: string
  readonly email: string
  /** ISO 8601. */
  readonly signedInAt: string
}

export interface AccessCheckOptions {
  readonly admins: Pick<FirebaseAdmins, 'isStillAdmin'>
  /** The time in milliseconds since 1970. */
  readonly now: () => number
  readonly log: { warn(line: string): void }
}

const EVERY_MS = 5 * 60_000
/** While Firebase can't be asked, who was an admin so lately goes on. */
const GRACE_MS = 60 * 60_000
/** How long nobody asks again after Firebase did not answer. */
const PAUSE_MS = 10_000

export class AccessCheck {
  readonly #options: AccessCheckOptions
  /** When each session was last found to be an admin's; the longest ago comes first. */
  readonly #checkedAt = new Map<string, number>()
  readonly #underWay = new Map<string, Promise<boolean>>()
  #unansweredAt = Number.NEGATIVE_INFINITY

  constructor(options: AccessCheckOptions) {
    this.#options = options
  }

  /**
   * Whether a session may go on.
   *
   * @throws FirebaseUnavailableError where Firebase can't be asked, and has not been for an hour
   */
  async mayGoOn(session: CheckedSession): Promise<boolean> {
    const { sessionKey } = session
    const age = this.#options.now() - (this.#checkedAt.get(sessionKey) ?? Number.NEGATIVE_INFINITY)
    if (age < EVERY_MS) return true
    const isPausing = this.#options.now() - this.#unansweredAt < PAUSE_MS
    if (isPausing && age < GRACE_MS) return true
    const asked = this.#underWay.get(sessionKey) ?? this.#ask(session)
    try {
      return await asked
    } catch (error) {
      if (!isPausing) this.#options.log.warn('Firebase does not tell who is still an admin')
      this.#unansweredAt = this.#options.now()
      if (age < GRACE_MS) return true
      throw error
    }
  }

  /** A session has just begun with Firebase's word. */
  begun(sessionKey: string): void {
    const now = this.#options.now()
    for (const [key, checkedAt] of this.#checkedAt) {
      if (now - checkedAt < GRACE_MS) break
      this.#checkedAt.delete(key)
    }
    this.#checkedAt.delete(sessionKey)
    this.#checkedAt.set(sessionKey, now)
  }

  ended(sessionKey: string): void {
    this.#checkedAt.delete(sessionKey)
  }

  #ask({ sessionKey, email, signedInAt }: CheckedSession): Promise<boolean> {
    const answer = this.#options.admins
      .isStillAdmin(email, new Date(signedInAt))
      .then((isAdmin) => {
        if (isAdmin) this.begun(sessionKey)
        else this.ended(sessionKey)
        return isAdmin
      })
      .finally(() => this.#underWay.delete(sessionKey))
    this.#underWay.set(sessionKey, answer)
    return answer
  }
}
