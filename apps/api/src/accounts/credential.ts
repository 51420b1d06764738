// What a session or an API token began with. It remembers the name of it, and is over once the account has another:
// after a new password, whoever set it and wherever, the account is out of reach of whatever the old one opened.
import { hash, randomBytes } from 'node:crypto'
import type { SecondFactor } from '../second-factor/second-factor.ts'

/** 128 bits and a little: enough for two hashes never to get the same name. */
const NAME_LENGTH = 22
const SERIES_BYTES = 9

/** What the name depends on, as an account is kept. */
export interface CredentialParts {
  readonly passwordHash: string
  /** The same password, hashed anew: the name that it had under the hash before. */
  readonly rehashed: Rehashed | undefined
  /** Set anew to end everything that the account has begun. */
  readonly series: string | undefined
  /** Set anew to end its sessions alone. */
  readonly sessionSeries: string | undefined
  /** A session has shown it, so that one from before it was set up, or with another, is over. */
  readonly secondFactor: SecondFactor | undefined
}

export interface Rehashed {
  readonly credential: string
  /** Which hash this was made for, so that a password that is set later is not taken for the old one. */
  readonly hashName: string
}

export interface Credentials {
  /** What its API tokens began with. */
  readonly credential: string
  /** What its sessions began with. */
  readonly sessionCredential: string
}

export function credentialsOf(parts: CredentialParts): Credentials {
  const { series, sessionSeries, secondFactor } = parts
  const credential = [passwordName(parts), series].filter(Boolean).join('.')
  const factorName = secondFactor && nameOf(secondFactor.secret)
  const sessionCredential = [credential, sessionSeries, factorName].filter(Boolean).join('.')
  return { credential, sessionCredential }
}

/** What to keep beside `newHash` when it is the hash of the same password. */
export function rehashedFrom(parts: CredentialParts, newHash: string): Rehashed {
  return { credential: passwordName(parts), hashName: nameOf(newHash) }
}

/** A series that was never there. */
export function newSeries(): string {
  return randomBytes(SERIES_BYTES).toString('base64url')
}

function passwordName({
  passwordHash,
  rehashed,
}: Pick<CredentialParts, 'passwordHash' | 'rehashed'>) {
  const name = nameOf(passwordHash)
  return rehashed?.hashName === name ? rehashed.credential : name
}

/** What is named is random, the hash of a password by its salt, and nothing leads back to it. */
function nameOf(random: string): string {
  return hash('sha256', random, 'base64url').slice(0, NAME_LENGTH)
}
