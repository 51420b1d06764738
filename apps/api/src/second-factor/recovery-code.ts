// Codes to write down, for whoever has lost the app. Each has 120 random bits, so that a plain hash keeps it safe (OWASP
// ASVS 5.0, 6.5.2).
import { hash } from 'node:crypto'
import { Secret } from 'otpauth'

const CODES = 8
const CODE_BYTES = 15
const GROUP = /.{4}(?=.)/g

/** As they are shown: 24 letters and digits of Base32, in groups of four. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    return new Secret({ size: CODE_BYTES }).base32.replaceAll(GROUP, '$&-')
  })
}

/** @param text - in capitals, without dashes */
export function isRecoveryCode(text: string): boolean {
  return /^[A-Z2-7]{24}$/.test(text)
}

export function hashOfRecoveryCode(text: string): string {
  return hash('sha256', text, 'base64url')
}
