// The API tokens as a running desk deals with them: what it read of one it believes for a minute, so that polling by
// token costs Firestore one read a minute and none of the rest. A token that is revoked is refused at once where that
// was done, and within that minute everywhere else; one whose account is disabled, removed or has another password is
// refused as soon as that is heard of.
import type { FastifyBaseLogger } from 'fastify'
import type { Account } from '../accounts/account.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { TokenPrincipal } from '../principals/principal.ts'
import {
  type ApiToken,
  InvalidTokenError,
  makeToken,
  opens,
  parseTokenText,
  type TokenWish,
} from './api-token.ts'
import { removeOutdated, type TokenStore } from './token-store.ts'

const BELIEVED_MS = 60_000
/** A use is written so often and no more. */
const USED_EVERY_MS = 3_600_000
/** Far more than a desk has tokens, and little enough that guessed ids fill no memory. */
const MOST_READ = 1000

export interface ApiTokensOptions {
  readonly store: TokenStore
  readonly knownAccounts: KnownAccounts
  /** The time in milliseconds since 1970. */
  readonly now: () => number
  readonly logger: Pick<FastifyBaseLogger, 'warn'>
}

interface Read {
  readonly token: Promise<ApiToken | undefined>
  readonly at: number
}

export class ApiTokens {
  readonly #options: ApiTokensOptions
  /** By id; the one that was read the longest ago comes first. Ids that no token has are among them. */
  readonly #read = new Map<string, Read>()
  /** When a use was last written or about to be, by id. */
  readonly #usedAt = new Map<string, number>()
  readonly #listeners = new Set<(key: string) => void>()

  constructor(options: ApiTokensOptions) {
    this.#options = options
  }

  /** Calls `listener` with the key of a principal that is over, once this process learns of it. */
  onEnded(listener: (key: string) => void): void {
    this.#listeners.add(listener)
  }

  /**
   * Who stands behind the text of a token.
   *
   * @throws InvalidTokenError, or an error of the stores where that can't be told now
   */
  async verify(text: string): Promise<TokenPrincipal> {
    const { knownAccounts, now } = this.#options
    const given = parseTokenText(text)
    const token = given && (await this.#find(given.id))
    if (given === undefined || token === undefined || !opens(given.secret, token)) {
      throw new InvalidTokenError()
    }
    const { id, email, credential, scopes } = token
    const expiresAt = token.expiresAt.getTime()
    if (expiresAt <= now()) throw new InvalidTokenError()
    const account = await knownAccounts.active(email, (one) => one.credential === credential)
    if (account === undefined) {
      this.#forget(id)
      throw new InvalidTokenError()
    }
    await this.#noteUse(token)
    return { kind: 'token', key: keyOf(id), email, expiresAt, scopes }
  }

  async list(email: string): Promise<ApiToken[]> {
    return this.#options.store.list(email)
  }

  /** Makes a token; `text` is what opens it, and is not kept. */
  async create(account: Account, wish: TokenWish): Promise<{ token: ApiToken; text: string }> {
    const made = makeToken(account, wish, this.#options.now())
    await this.#options.store.add(made.token)
    return made
  }

  /** @returns false if the account has no such token */
  async revoke(email: string, id: string): Promise<boolean> {
    const token = await this.#options.store.find(id)
    if (token?.email !== email) return false
    const was = await this.#options.store.remove(id)
    this.#forget(id)
    return was
  }

  /** Revokes those that began with anything but `credential`. @returns how many there were */
  async revokeOutdated(email: string, credential: string | undefined): Promise<number> {
    const removed = await removeOutdated(this.#options.store, email, credential)
    for (const { id } of removed) this.#forget(id)
    return removed.length
  }

  async #find(id: string): Promise<ApiToken | undefined> {
    const now = this.#options.now()
    const known = this.#read.get(id)
    if (known !== undefined && now - known.at < BELIEVED_MS) return known.token
    const reading = this.#options.store.find(id)
    this.#remember(id, reading)
    try {
      const token = await reading
      if (token === undefined && known !== undefined) this.#tellEnded(id)
      return token
    } catch (error) {
      if (this.#read.get(id)?.token === reading) this.#read.delete(id)
      throw error
    }
  }

  #remember(id: string, token: Promise<ApiToken | undefined>): void {
    this.#read.delete(id)
    this.#read.set(id, { token, at: this.#options.now() })
    const [oldest] = this.#read.keys()
    if (oldest !== undefined && this.#read.size > MOST_READ) this.#read.delete(oldest)
  }

  /** From here on there is no such token. */
  #forget(id: string): void {
    this.#remember(id, Promise.resolve(undefined))
    this.#usedAt.delete(id)
    this.#tellEnded(id)
  }

  #tellEnded(id: string): void {
    for (const listener of this.#listeners) listener(keyOf(id))
  }

  async #noteUse({ id, lastUsedAt }: ApiToken): Promise<void> {
    const { store, now, logger } = this.#options
    const at = now()
    const before = Math.max(lastUsedAt?.getTime() ?? 0, this.#usedAt.get(id) ?? 0)
    if (at - before < USED_EVERY_MS) return
    this.#usedAt.set(id, at)
    try {
      await store.used(id, new Date(at))
    } catch (err) {
      logger.warn({ err, token: id }, 'The use of a token could not be noted')
    }
  }
}

/** Never the key of a session: that has no colon. */
function keyOf(id: string): string {
  return `token:${id}`
}
