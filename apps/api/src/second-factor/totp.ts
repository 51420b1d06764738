// Codes of an authenticator app (RFC 6238), of the kind that every app can do: SHA-1, six digits, 30 seconds. `otpauth`
// makes them; which moment's are taken is decided here.
import { timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'

/** 160 bits, as long as what SHA-1 makes (RFC 4226, 4). */
const SECRET_BYTES = 20
const DIGITS = 6
const STEP_SECONDS = 30
/** For the time that typing takes, and a clock that is a little off. */
const TOLERANCE_MS = 15_000

/** @returns Base32 */
export function makeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What an app reads from a QR code. */
export function totpUri(secret: string, email: string): string {
  const settings = { algorithm: 'SHA1', digits: DIGITS, period: STEP_SECONDS }
  return new TOTP({ issuer: 'Deltadesk', label: email, secret, ...settings }).toString()
}

export function isTotpCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text)
}

/** The time step whose code this is; nothing where it is none of those that `now` allows. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  if (!isTotpCode(code)) return undefined
  const steps = [now - TOLERANCE_MS, now + TOLERANCE_MS].map((timestamp) => {
    return TOTP.counter({ period: STEP_SECONDS, timestamp })
  })
  // The later one first: for a code that two steps share, no other use is left.
  return steps.reverse().find((counter) => {
    const right = HOTP.generate({ secret: Secret.fromBase32(secret), digits: DIGITS, counter })
    return timingSafeEqual(Buffer.from(right), Buffer.from(code))
  })
}
