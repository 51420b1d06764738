// The second factor as it is kept with an account, and what becomes of it with each code.
import { hashOfRecoveryCode, isRecoveryCode } from './recovery-code.ts'
import { isTotpCode, makeSecret, stepOf } from './totp.ts'

/** A factor that has been confirmed: from then on a sign-in takes a code. */
export interface SecondFactor {
  /** Base32. It is kept as it is: who reads it there reads the orders too. */
  readonly secret: string
  readonly since: Date
  /** The time step of the last code that was taken, so that none is taken twice (RFC 6238, 5.2). */
  readonly lastStep: number
  /** Of the recovery codes that were not used yet. */
  readonly recoveryHashes: readonly string[]
}

/** A factor that is being set up. */
export interface PendingFactor {
  /** Base32. */
  readonly secret: string
  readonly begunAt: Date
}

/** How long a factor may take to be confirmed. */
const SETUP_MS = 10 * 60_000

/** @param now - in milliseconds since 1970, here and below */
export function beginFactor(now: number): PendingFactor {
  return { secret: makeSecret(), begunAt: new Date(now) }
}

/** When a factor can't be confirmed any more. */
export function endOfSetup({ begunAt }: PendingFactor): Date {
  return new Date(begunAt.getTime() + SETUP_MS)
}

/** A confirmed factor without recovery codes; nothing where `code` is not one that the app shows now. */
export function confirmFactor(
  { secret }: PendingFactor,
  code: string,
  now: number,
): SecondFactor | undefined {
  const step = stepOf(secret, bare(code), now)
  if (step === undefined) return undefined
  return { secret, since: new Date(now), lastStep: step, recoveryHashes: [] }
}

/** The factor after `code` was used up; nothing where it is wrong, too old, or was used before. */
export function spendCode(
  factor: SecondFactor,
  code: string,
  now: number,
): SecondFactor | undefined {
  const given = bare(code)
  if (isTotpCode(given)) {
    const step = stepOf(factor.secret, given, now)
    if (step === undefined || step <= factor.lastStep) return undefined
    return { ...factor, lastStep: step }
  }
  const hash = isRecoveryCode(given) ? hashOfRecoveryCode(given) : ''
  if (!factor.recoveryHashes.includes(hash)) return undefined
  return { ...factor, recoveryHashes: factor.recoveryHashes.filter((kept) => kept !== hash) }
}

/** The factor with these recovery codes in place of those that it had; the codes themselves are not kept. */
export function withRecoveryCodes(factor: SecondFactor, codes: readonly string[]): SecondFactor {
  return { ...factor, recoveryHashes: codes.map((code) => hashOfRecoveryCode(bare(code))) }
}

/** Apps and people part codes with spaces and dashes. */
function bare(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toUpperCase()
}
