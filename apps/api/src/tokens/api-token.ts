// API tokens: what is kept of one, how it is spelled, and what can go wrong with one. The secret has 256 random bits,
// so nobody finds it by trying, and its SHA-256 is all that has to be kept: a slow hash would protect nothing.
import { hash, randomBytes } from 'node:crypto'
import type { TokenScope } from '@deltadesk/contract'
import { isSameSecret } from '../principals/is-same-secret.ts'

export interface ApiToken {
  /** Names it and opens nothing. */
  readonly id: string
  readonly email: string
  /** What the account had when it was made; see `credentialsOf`. */
  readonly credential: string
  readonly name: string
  readonly scopes: readonly TokenScope[]
  readonly secretHash: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | undefined
}

/** What is asked for with a new token. */
export interface TokenWish {
  readonly name: string
  readonly scopes: readonly TokenScope[]
  readonly days: number
}

/** Of one account: more than it has programs, and few enough to look through. */
export const MOST_TOKENS = 50

const ID_BYTES = 8
const SECRET_BYTES = 32
const DAY_MS = 86_400_000
/** `ddk` makes one that was leaked by mistake easy to find. */
const TEXT = /^ddk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/
const ID = /^[0-9a-f]{16}$/

/** Makes a token, and the text that opens it: nobody can tell it again. */
export function makeToken(
  { email, credential }: Pick<ApiToken, 'email' | 'credential'>,
  { name, scopes, days }: TokenWish,
  now: number,
): { readonly token: ApiToken; readonly text: string } {
  const id = randomBytes(ID_BYTES).toString('hex')
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const token = {
    id,
    email,
    credential,
    name: name.trim(),
    scopes,
    secretHash: hashOf(secret),
    createdAt: new Date(now),
    expiresAt: new Date(now + days * DAY_MS),
    lastUsedAt: undefined,
  }
  return { token, text: `ddk_${id}_${secret}` }
}

export function parseTokenText(text: string): { id: string; secret: string } | undefined {
  const [, id, secret] = TEXT.exec(text) ?? []
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

export function isTokenId(text: string): boolean {
  return ID.test(text)
}

export function opens(secret: string, { secretHash }: ApiToken): boolean {
  return isSameSecret(hashOf(secret), secretHash)
}

function hashOf(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

/** What was brought as a token is none, or none any more. It says the same whatever the reason. */
export class InvalidTokenError extends Error {
  readonly code = 'INVALID_TOKEN'
  /** For the header WWW-Authenticate. */
  readonly challenge = 'Bearer error="invalid_token"'

  constructor() {
    super('The API token is wrong, expired or revoked')
    this.name = 'InvalidTokenError'
  }
}

/** The account has as many tokens as it may. */
export class TooManyTokensError extends Error {
  readonly code = 'TOO_MANY_TOKENS'

  constructor() {
    super(`An account has ${MOST_TOKENS} API tokens at most, ended ones included: revoke one first`)
    this.name = 'TooManyTokensError'
  }
}

/** No token has this id. */
export class TokenNotFoundError extends Error {
  readonly code = 'TOKEN_NOT_FOUND'

  constructor(id: string) {
    super(`There is no token ${JSON.stringify(id)}; «token list» shows those that there are`)
    this.name = 'TokenNotFoundError'
  }
}

/** The tokens could not be read or written. `cause` is what the store said. */
export class TokensUnavailableError extends Error {
  readonly code = 'TOKENS_UNAVAILABLE'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds = 5

  constructor(options: ErrorOptions) {
    super('The API tokens cannot be reached right now; try again shortly', options)
    this.name = 'TokensUnavailableError'
  }
}
