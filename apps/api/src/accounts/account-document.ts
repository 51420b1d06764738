// The document of an account, as it is kept and as it is read. Anyone with rights in the project can write to the
// collection: nothing in it is believed unseen.
import { hash } from 'node:crypto'
import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore'
import { timestampText } from '../orders/moment.ts'
import type { PendingFactor, SecondFactor } from '../second-factor/second-factor.ts'
import type { Account } from './account.ts'
import { type CredentialParts, credentialsOf } from './credential.ts'

/** An address may hold a slash or look like a reserved id (__x@y__); its digest does neither. */
export function idOf(email: string): string {
  return hash('sha256', email, 'hex')
}

/**
 * The account of a document, where it is one. What is doubtful about it counts against it: unless it says that it is not
 * disabled it is, and so is one whose second factor can't be read.
 */
export function accountFrom(document: DocumentSnapshot): Account | undefined {
  const { email, passwordHash, disabled, createdAt, ...rest }: DocumentData = document.data() ?? {}
  if (typeof email !== 'string' || typeof passwordHash !== 'string') return undefined
  if (document.id !== idOf(email) || document.updateTime === undefined) return undefined
  const secondFactor = toSecondFactor(rest.secondFactor)
  const isFactorLost = secondFactor === undefined && rest.secondFactor !== undefined
  const parts: CredentialParts = {
    passwordHash,
    rehashed: toRehashed(rest.rehashed),
    series: toText(rest.series),
    sessionSeries: toText(rest.sessionSeries),
    secondFactor,
  }
  return {
    email,
    disabled: disabled !== false || isFactorLost,
    createdAt: createdAt instanceof Timestamp ? createdAt.toDate() : new Date(0),
    pendingFactor: toPendingFactor(rest.pendingFactor),
    version: timestampText(document.updateTime),
    ...parts,
    ...credentialsOf(parts),
  }
}

function toRehashed(value: unknown): CredentialParts['rehashed'] {
  const { credential, hashName } = fieldsOf(value)
  if (typeof credential !== 'string' || typeof hashName !== 'string') return undefined
  return { credential, hashName }
}

function toSecondFactor(value: unknown): SecondFactor | undefined {
  const { secret, since, lastStep, recoveryHashes } = fieldsOf(value)
  if (!isSecret(secret) || !(since instanceof Timestamp)) return undefined
  if (typeof lastStep !== 'number' || !Array.isArray(recoveryHashes)) return undefined
  const hashes = recoveryHashes.filter((one): one is string => typeof one === 'string')
  return { secret, since: since.toDate(), lastStep, recoveryHashes: hashes }
}

function toPendingFactor(value: unknown): PendingFactor | undefined {
  const { secret, begunAt } = fieldsOf(value)
  if (!isSecret(secret) || !(begunAt instanceof Timestamp)) return undefined
  return { secret, begunAt: begunAt.toDate() }
}

/** Base32, and not empty: an empty one would be everybody's. */
function isSecret(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z2-7]{32,}$/.test(value)
}

function fieldsOf(value: unknown): DocumentData {
  return value instanceof Object ? value : {}
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
