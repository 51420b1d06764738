// One spelling for each e-mail address, so that «Ada@Shop.example» and «ada@shop.example» are one account.
import { MalformedEmailError } from './account.ts'

/** RFC 5321, 4.5.3.1.3, leaves 254 characters for an address. */
const LONGEST_EMAIL = 254

// Whether an address works is for mail servers to say; this only finds what can't be one.
const SHAPE = /^[^\s@]+@[^\s@]+$/

/** The spelling that an account is kept under. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

/**
 * Normalises an address that is about to get an account.
 *
 * @throws MalformedEmailError if it can't be an e-mail address.
 */
export function parseEmail(given: string): string {
  const email = normaliseEmail(given)
  if (email.length > LONGEST_EMAIL || !SHAPE.test(email)) throw new MalformedEmailError(given)
  return email
}
